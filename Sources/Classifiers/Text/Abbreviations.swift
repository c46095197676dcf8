/// WhatsApp shorthand and common abbreviations, spelt out before anything else looks at them.
///
/// Keys and expansions are folded already (lower case, no accents). The languages of a model decide which tables
/// apply; where two disagree the model's first language wins.
package struct Abbreviations: Sendable {
    private var index: HashIndex
    private var expansions: [[[UInt8]]] = []

    /// - Parameter languages: ISO 639-1 codes, most important first; codes without a table add nothing.
    package init(languages: [String]) {
        index = HashIndex(capacity: 256)
        for language in languages {
            for (short, long) in Self.entries(of: language) {
                guard index.find(ByteHash.hash(short)) == nil else { continue }
                index.insert(ByteHash.hash(short), UInt32(expansions.count))
                expansions.append(long)
            }
        }
    }

    /// The words a token stands for; nil for a token that stands for itself.
    func expansion(of hash: UInt64) -> [[UInt8]]? {
        index.find(hash).map { expansions[Int($0)] }
    }

    private static func entries(of language: String) -> [(short: String, long: [[UInt8]])] {
        guard let table = tables[language] else { return [] }
        return table.split(separator: " ").compactMap { entry in
            let parts = entry.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (String(parts[0]), parts[1].split(separator: "_").map { Array($0.utf8) })
        }
    }

    /// `short=long`, the words of the long form joined by `_`; a short form may end in `/` ("c/ problema").
    ///
    /// One that begins with an apostrophe is the end of a word ("he'll").
    private static let tables: [String: String] = [
        "pt": """
        vc=voce vcs=voces vce=voce ce=voce oce=voce q=que oq=o_que oque=o_que pq=porque pque=porque \
        tb=tambem tbm=tambem tmb=tambem n=nao naum=nao nn=nao num=nao blz=beleza obg=obrigado obgd=obrigado \
        obgda=obrigada brigado=obrigado brigada=obrigada vlw=valeu vlws=valeu flw=falou msg=mensagem \
        msgs=mensagens hj=hoje oje=hoje amh=amanha td=tudo tds=todos qdo=quando qnd=quando qndo=quando qto=quanto \
        qnto=quanto qts=quantos cmg=comigo ctg=contigo c/=com p/=para s/=sem d/=de pra=para pro=para_o \
        pras=para_as pros=para_os ta=esta tah=esta to=estou tou=estou tava=estava tavam=estavam tamo=estamos \
        cel=celular tel=telefone fone=telefone fds=fim_de_semana pfv=por_favor pf=por_favor pfvr=por_favor \
        pff=por_favor porfavor=por_favor eh=e mt=muito mto=muito mta=muita mts=muitos mtas=muitas dps=depois \
        agr=agora ngm=ninguem vdd=verdade cmo=como cm=com aki=aqui aq=aqui axo=acho \
        qq=qualquer qlqr=qualquer qquer=qualquer bd=bom_dia bdia=bom_dia bomdia=bom_dia bt=boa_tarde \
        btarde=boa_tarde boatarde=boa_tarde boanoite=boa_noite bnoite=boa_noite pgto=pagamento pgmto=pagamento \
        pgt=pagamento pagto=pagamento vcto=vencimento venc=vencimento comp=comprovante atend=atendimento \
        atd=atendimento inet=internet intenet=internet interne=internet wf=wifi \
        zap=whatsapp zapzap=whatsapp wpp=whatsapp whats=whatsapp wats=whatsapp whatsap=whatsapp seg=segunda \
        min=minutos hr=hora hrs=horas nd=nada dnd=de_nada sla=sei_la slk=sei_la nss=nossa mn=mano krl=caralho \
        crl=caralho add=adicionar end=endereco apto=apartamento ap=apartamento qd=quando soh=so pd=pode \
        qro=quero kero=quero qria=queria keria=queria kd=cade cad=cade xau=tchau \
        tchauu=tchau oii=oi oie=oi oiee=oi olaa=ola neh=ne entaum=entao sr=senhor sra=senhora \
        dx=deixa fzr=fazer fz=faz tbem=tambem msm=mesmo msma=mesma smp=sempre nunk=nunca nda=nada
        """,
        "en": """
        u=you ya=you ur=your urs=yours r=are pls=please plz=please plzz=please pleas=please thx=thanks \
        thnx=thanks thks=thanks tks=thanks tnx=thanks ty=thank_you tysm=thank_you thanku=thank_you \
        thankyou=thank_you wanna=want_to gonna=going_to gotta=got_to gimme=give_me lemme=let_me kinda=kind_of \
        dunno=dont_know idk=i_dont_know cuz=because coz=because bc=because bcz=because bcoz=because msg=message \
        msgs=messages acct=account acc=account abt=about appt=appointment resv=reservation rsvn=reservation \
        reso=reservation w/=with wo=without tmrw=tomorrow tmr=tomorrow tmw=tomorrow tomo=tomorrow 2day=today \
        2moro=tomorrow 2morrow=tomorrow 2nite=tonight 2night=tonight tonite=tonight wkend=weekend wknd=weekend \
        wk=week wks=weeks yr=year yrs=years hr=hour hrs=hours mins=minutes pic=picture pics=pictures \
        info=information infos=information qty=quantity avail=available b4=before gr8=great l8r=later l8=late \
        k=ok kk=ok okay=ok okey=ok okie=ok yeah=yes yep=yes yup=yes nope=no nah=no hiya=hi heya=hey helo=hello \
        hullo=hello whats=what_is wats=what_is wat=what wots=what_is hows=how_is wheres=where_is whens=when_is \
        whos=who_is im=i_am ive=i_have youre=you_are theyre=they_are isnt=is_not arent=are_not dont=do_not \
        doesnt=does_not didnt=did_not wont=will_not cant=can_not cannot=can_not couldnt=could_not \
        wouldnt=would_not shouldnt=should_not wasnt=was_not werent=were_not havent=have_not hasnt=has_not \
        hadnt=had_not aint=is_not thats=that_is theres=there_is heres=here_is lets=let_us prob=probably \
        probs=probably def=definitely ppl=people sth=something smth=something cos=because plss=please \
        rn=right_now btw=by_the_way tho=though thru=through nite=night \
        'll=will 're=are luv=love gud=good wud=would cud=could shud=should hav=have wen=when hw=how n=and
        """,
        "es": """
        q=que k=que ke=que xq=porque pq=porque xk=porque porq=porque tb=tambien tmb=tambien tbn=tambien x=por \
        xfa=por_favor xfavor=por_favor porfa=por_favor porfis=por_favor pf=por_favor d=de dl=del m=me t=te \
        bn=bien grax=gracias grs=gracias grcs=gracias gracia=gracias msj=mensaje sms=mensaje tel=telefono \
        cel=celular hr=hora hrs=horas c/=con p/=para s/=sin ud=usted uds=ustedes vd=usted sr=senor \
        sra=senora dnd=donde dd=donde cdo=cuando cnd=cuando cuand=cuando cm=como stoy=estoy toy=estoy ta=esta \
        pa=para pal=para_el aki=aqui finde=fin_de_semana kiero=quiero qiero=quiero kero=quiero qro=quiero \
        tngo=tengo hla=hola holi=hola wenas=buenas bns=buenas info=informacion hab=habitacion \
        habs=habitaciones num=numero depto=departamento wsp=whatsapp
        """,
    ]
}
