import Conversations

/// What a phrase does in a message, beside being part of a request.
enum DiscourseCue: Hashable, Sendable {
    /// Courtesy: stands beside the request and does not count for it.
    case courtesy(MessageSigns)
    /// Shows something about the request, wherever it stands.
    case sign(MessageSigns)
    /// Shows something when no negation stands just before.
    case unnegated(MessageSigns)
    /// Shows something at the beginning of the message only.
    case opening(MessageSigns)
    /// Begins a clause, and may show something.
    case turn(MessageSigns)
    /// Asks for something: a wish, a question word.
    case ask
    /// Joins two words or two clauses.
    case joint
}

/// The phrases of ``DiscourseCue``, by language; customers write in any of them, whatever the model speaks.
///
/// Phrases are separated by commas and folded as messages are, so they are written without accents.
enum DiscourseCues {
    /// Every phrase with what it does.
    static let all: [(cue: DiscourseCue, phrases: String)] = courtesies + signs + turns + asks

    private static let courtesies: [(cue: DiscourseCue, phrases: String)] = [
        (
            .courtesy(.greeting),
            """
            oi, ola, opa, oi tudo bem, ola tudo bem, oi tudo bom, tudo bem, tudo bom, tudo certo com voces, e ai, bom dia, \
            boa tarde, boa noite, bom dia tudo bem, boa tarde tudo bem, boa noite tudo bem, bom dia a todos, oi gente, \
            oi pessoal, ola pessoal, ola equipe, oi boa tarde, oi bom dia, oi boa noite, ola bom dia, ola boa tarde, \
            ola boa noite, como vai, como vao, como voces estao, espero que esteja bem, espero que estejam bem, prezados, \
            prezado, prezada, prezadas, caros, caro, cara equipe, senhores, alo, \
            hi, hello, hey, hi there, hello there, hey there, hi team, hello team, hi all, hi guys, hey guys, hi folks, \
            good morning, good afternoon, good evening, good day, morning all, dear sir, dear madam, dear sir or madam, \
            dear sirs, dear team, dear all, to whom it may concern, how are you, how are you doing, how is it going, \
            hope you are well, i hope you are well, hope you are doing well, i hope this finds you well, \
            hope this email finds you well, hope all is well, greetings, \
            hola, buenas, buenos dias, buenas tardes, buenas noches, hola buenas, hola buenos dias, hola buenas tardes, \
            que tal, como estan, como esta, estimados, estimado, estimada, saludos
            """
        ),
        (
            .courtesy(.thanks),
            """
            obrigado, obrigada, muito obrigado, muito obrigada, obrigadao, obrigado viu, obrigada viu, obrigado mesmo, \
            obrigada mesmo, obrigado por tudo, obrigada por tudo, obrigado pela ajuda, obrigada pela ajuda, \
            obrigado pela atencao, obrigada pela atencao, obrigado pelo atendimento, obrigada pelo atendimento, \
            obrigado pelo retorno, obrigada pelo retorno, obrigado pela resposta, obrigada pela resposta, \
            obrigado pela paciencia, obrigada pela paciencia, obrigado desde ja, obrigada desde ja, desde ja obrigado, \
            desde ja obrigada, desde ja agradeco, agradeco, agradeco desde ja, agradeco a atencao, agradeco muito, \
            agradeco a ajuda, agradeco a resposta, agradeco pela ajuda, agradeco pela atencao, valeu, valeu mesmo, \
            valeu pela ajuda, valeu demais, grato, grata, muito grato, muito grata, gratidao, \
            thanks, thank you, many thanks, thanks a lot, thanks so much, thank you so much, thank you very much, \
            thanks very much, thanks in advance, thank you in advance, many thanks in advance, thanks again, \
            thank you again, thanks for your help, thank you for your help, thanks for the help, thanks for your reply, \
            thank you for your reply, thanks for the reply, thanks for the quick reply, thanks for getting back to me, \
            thank you for getting back to me, thanks for your time, thank you for your time, thanks for the information, \
            thanks for your patience, thanks for your message, thank you for your message, thanks for your email, \
            much appreciated, really appreciated, appreciate it, i appreciate it, i appreciate your help, \
            appreciate the help, cheers, ta very much, \
            gracias, muchas gracias, mil gracias, muchisimas gracias, gracias por la ayuda, gracias por su ayuda, \
            gracias por su atencion, gracias de antemano, de antemano gracias, gracias por todo, se agradece
            """
        ),
        (
            .courtesy(.apology),
            """
            desculpa, desculpe, desculpas, desculpa incomodar, desculpe incomodar, desculpa o incomodo, \
            desculpe o incomodo, desculpa a demora, desculpe a demora, desculpa o horario, desculpe o horario, perdao, \
            foi mal, \
            sorry, so sorry, sorry to bother you, sorry for bothering you, sorry to trouble you, apologies, my apologies, \
            sorry about that, sorry for the delay, apologies for the delay, sorry for the late reply, excuse me, \
            disculpa, disculpe, disculpen, perdon, lo siento, disculpe la molestia, perdone la molestia
            """
        ),
        (
            .courtesy(.farewell),
            """
            tchau, ate logo, ate mais, ate amanha, ate breve, abraco, abracos, um abraco, abs, beijos, bjs, bom trabalho, \
            bom fim de semana, boa semana, otimo dia, um otimo dia, tenha um bom dia, tenham um bom dia, \
            tenha um otimo dia, fico no aguardo, no aguardo, aguardo, aguardo retorno, aguardo resposta, \
            fico a disposicao, atenciosamente, att, atte, cordialmente, \
            bye, bye bye, goodbye, see you, see you soon, take care, have a nice day, have a good day, have a great day, \
            have a good one, have a good weekend, have a nice weekend, best wishes, kind regards, best regards, regards, \
            warm regards, all the best, looking forward to your reply, looking forward to hearing from you, \
            i look forward to hearing from you, yours sincerely, sincerely, \
            adios, hasta luego, hasta pronto, un saludo, saludos cordiales, que tenga buen dia, que tengan buen dia, \
            quedo atento, quedo atenta, quedo a la espera
            """
        ),
    ]

    private static let signs: [(cue: DiscourseCue, phrases: String)] = [
        (
            .sign(.unsolved),
            """
            ainda nao, ainda nada, ainda esta, ainda estou, ainda continua, ainda sem, ainda aguardo, nao funcionou, \
            nao funciona, nao esta funcionando, nao resolveu, nao resolveram, nao adiantou, nao adianta, nao deu certo, \
            nao deu em nada, nao ajudou, nao melhorou, nao mudou, nao mudou nada, nada mudou, nao voltou, nao foi resolvido, \
            nao consegui, nao conseguimos, continua, continuo, continuam, segue, segue igual, segue sem, mesma coisa, \
            mesmo problema, na mesma, da na mesma, deu na mesma, piorou, voltou a cair, voltou a dar, voltou o problema, \
            de novo, outra vez, novamente, mais uma vez, sem sucesso, sem resposta, sem retorno, sem solucao, ate agora nada, \
            nada ainda, nada feito, nada resolvido, ninguem respondeu, ninguem responde, ninguem veio, ninguem apareceu, \
            ninguem ligou, ninguem resolve, ninguem resolveu, nao veio, nao vieram, nao apareceu, nao apareceram, nao chegou, \
            nao recebi, ja fiz isso, ja fiz tudo, ja fiz tudo isso, fiz tudo, fiz tudo isso, ja tentei, ja reiniciei, \
            ja desliguei, ja liguei e, ja liguei varias vezes, ja mandei, ja falei, ja expliquei, ja reclamei, \
            quantas vezes, cade, e nada, \
            still, does not work, did not work, has not worked, not working, is not working, will not work, did not help, \
            does not help, has not helped, not helping, no luck, same problem, same issue, same thing, same again, \
            nothing changed, nothing has changed, nothing happened, nothing works, no change, no better, worse, again, \
            no one came, nobody came, no one called, nobody called, no one has, nobody has, no one is, nobody is, no reply, \
            no response, no answer, without success, to no avail, already tried, have tried, i tried, tried that, \
            tried everything, already did, did all that, did that, done that, done all that, keeps happening, \
            keeps dropping, keeps saying, happened again, is back, not fixed, not solved, not resolved, not sorted, \
            unresolved, yet to, thanks for nothing, thank you for nothing, obrigado por nada, obrigada por nada, \
            todavia no, aun no, sigue sin, sigue igual, sigue, no funciona, no funciono, no sirvio, no se soluciono, \
            otra vez, de nuevo, lo mismo, nadie vino, nadie responde, ya hice, ya intente, gracias por nada
            """
        ),
        (
            .unnegated(.solved),
            """
            resolvido, resolvida, resolveu, resolveram, ta resolvido, deu certo, funcionou, ja voltou, voltou ao normal, \
            voltou a funcionar, consegui, conseguimos, tudo certo, tudo ok, ta tudo ok, tudo resolvido, ja achei, \
            ja encontrei, achei aqui, encontrei aqui, ja vi aqui, ja recebi, ja chegou, ja paguei aqui, nao precisa mais, \
            pode deixar, deixa pra la, deixa para la, esquece, esquecam, desconsidera, desconsiderem, ja esta ok, \
            agora foi, foi agora, era isso, era so isso, so isso mesmo, ficou otimo, ficou perfeito, \
            sorted, all sorted, solved, resolved, fixed, works now, working now, is working, it works, it worked, \
            works perfectly, working perfectly, found it, got it, got it working, never mind, nevermind, all good, \
            all good now, all set, no need anymore, no longer needed, disregard, forget it, forget about it, \
            that is all, that is it, that helped, that did it, that did the trick, did the trick, problem gone, \
            solucionado, resuelto, ya funciona, ya esta, ya lo encontre, funciono, olvidalo
            """
        ),
        (
            .sign(.negation),
            """
            nao quero, nao preciso, nao precisa, nao gostaria, nao desejo, nao pretendo, nao e, nao era, nao foi, \
            nao estou falando, nao se trata, nao to pedindo, nao estou pedindo, em vez de, ao inves de, inves de, sem ser, \
            e sim, na verdade, quis dizer, quero dizer, queria dizer, corrigindo, correcao, digo, minto, errei, \
            me enganei, me expressei mal, nada de, menos, exceto, \
            i do not want, do not want, i do not need, do not need, no need, not the, not a, not my, not about, \
            it is not, this is not, instead of, instead, rather than, no longer, i did not, did not ask, not asking, \
            am not asking, scratch that, correction, i meant, i mean, meant to say, actually, my mistake, my bad, wait no, \
            except, other than, not interested in, rather, \
            no quiero, no necesito, no es, en vez de, en lugar de, quise decir, mejor dicho, sino, corrijo
            """
        ),
        (
            .opening(.followUp),
            """
            e o, e a, e os, e as, e se, e para, e no, e na, e nos, e nas, e quanto, e sobre, e do, e da, e de, e com, e sem, \
            e agora, e depois, e entao, e esse, e essa, e ele, e ela, e isso, o outro, a outra, e outro, e outra, o mesmo, \
            a mesma, mesma coisa para, tambem quero, tambem para, isso, esse, essa, este, aquele, aquela, ela, ele, \
            ainda nada, alguma novidade, alguma noticia, novidades, e entao, qual deles, quanto fica, fica quanto, tem como, \
            da para, e ai, entao, \
            and for, and the, and what, and how, and if, and is, and do, and can, and in, and on, and with, and my, and a, \
            and to, and also, also for, what about, how about, or the, or a, the other, the same, same for, same thing for, \
            any news, any update, any updates, any progress, that one, this one, those, these, it, he, she, they, them, \
            is it, does it, can it, will it, was it, so, then, ok so, ok and, which one, for both, for two, both, \
            y el, y la, y los, y las, y si, y para, y en, y con, el otro, la otra, el mismo, lo mismo para, alguna novedad, \
            eso, ese, esa, entonces
            """
        ),
        (
            .opening(.yes),
            """
            sim, isso mesmo, isso ai, pode ser, pode sim, claro, com certeza, certo, correto, confirmo, quero sim, ok, \
            beleza, positivo, aham, uhum, exato, exatamente, \
            yes, yes please, sure, correct, that is right, of course, ok, absolutely, definitely, confirmed, please do, \
            si, claro que si, por supuesto, vale, correcto
            """
        ),
        (
            .opening(.no),
            "nao, nao obrigado, nao obrigada, ainda nao, negativo, no, no thanks, no thank you, not yet, not really"
        ),
    ]

    private static let turns: [(cue: DiscourseCue, phrases: String)] = [
        (
            .turn(.contrast),
            """
            mas, porem, contudo, todavia, entretanto, no entanto, so que, acontece que, apesar de, mesmo assim, embora, \
            but, however, although, though, yet, even so, except that, despite, \
            pero, sin embargo, aunque, a pesar de
            """
        ),
        (
            .turn(.addition),
            """
            alem disso, alem do mais, outra coisa, e outra coisa, outra coisinha, mais uma coisa, e mais uma coisa, \
            outra duvida, outra pergunta, outro assunto, duas coisas, duas coisinhas, sao duas coisas, duas perguntas, \
            duas duvidas, tres coisas, aproveitando, aproveito para, e aproveitando, ja aproveitando, a proposito, \
            em segundo lugar, \
            another thing, one more thing, one other thing, other thing, two things, couple of things, few things, \
            two questions, couple of questions, another question, one more question, second question, three things, \
            by the way, in addition, additionally, while i am at it, while you are at it, secondly, separately, \
            on another note, on a separate note, on top of that, \
            ademas, otra cosa, y otra cosa, dos cosas, otra pregunta, dos preguntas, por cierto, de paso, aparte
            """
        ),
        (
            .turn([]),
            """
            tambem, e tambem, por falar nisso, ah e, e ja que, ja que, segundo, primeiro, por fim, \
            also, and also, plus, besides, oh and, second, first, firstly, finally, as well as, \
            tambien, y tambien
            """
        ),
        (.joint, "e, and, y, ou, or, nem"),
    ]

    private static let asks: [(cue: DiscourseCue, phrases: String)] = [
        (
            .ask,
            """
            quero, queria, queremos, gostaria, gostariamos, preciso, precisava, precisamos, necessito, desejo, pretendo, \
            pode me, podem me, poderia, poderiam, consegue, conseguem, da para, da pra, tem como, teria como, e possivel, \
            como faco, como eu faco, como fazer, como que, como funciona, como posso, como troco, como mudo, qual, quais, \
            quanto custa, quanto e, quanto fica, quanto ta, quando, onde, aonde, voces tem, vcs tem, tem algum, tem alguma, \
            me manda, me mande, me mandem, manda, mandem, me passa, me passem, me envia, me enviem, envia, enviem, me diz, \
            me digam, me informa, me informem, me explica, me ajuda, me ajudem, quero saber, queria saber, gostaria de saber, \
            cancela, cancelem, cancelar, troca, troquem, muda, mudem, libera, liberem, cade, \
            i want, i wanted, we want, i would like, we would like, i need, we need, i wish, i was wondering, i am wondering, \
            wondering if, can you, could you, would you, will you, can i, can we, could i, could we, may i, may we, \
            is it possible, would it be possible, how do, how can, how much, how many, how long, how does, what is, \
            what are, what time, what kind, which, where, when, is there, are there, do you, does your, does the, please send, \
            please cancel, please change, please book, please let me know, let me know, tell me, send me, give me, \
            i am looking, we are looking, looking for, looking to, cancel, \
            quiero, quisiera, quisieramos, necesito, necesitamos, me gustaria, puedo, puede, pueden, podria, podrian, \
            como hago, cuanto cuesta, cuanto es, cual, cuales, cuando, donde, tienen, me manda, me envia, es posible
            """
        )
    ]
}
