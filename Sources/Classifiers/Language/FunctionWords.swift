/// The most frequent small words of each language and a few of customer service, folded.
enum FunctionWords {
    /// In the order of `LanguageIdentifier.languages`.
    static let lists = [
        """
        o a os as um uma uns umas de do da dos das em no na nos nas ao aos por pelo pela para com sem que se e ou mas \
        nao sim eu voce voces ele ela eles elas nos meu minha meus minhas seu sua seus suas isso isto esse essa este \
        esta aquele aquela aqui ali la ja ainda agora hoje ontem amanha sempre nunca muito muita mais menos bem mal \
        so tambem porque quando onde como quanto quanta qual quais quem tem tenho temos tinha ter estou estava estao \
        e sou foi fui era vou vai vamos quero queria posso pode podem preciso gostaria fazer faz ver obrigado obrigada \
        bom boa dia tarde noite oi ola tchau por favor valeu beleza gente ate depois desde faz dias conta boleto \
        fatura conexao lenta caiu voltar pagar paguei senha plano tecnico velocidade internet esta ta tudo nada \
        alguem ninguem outro outra mesmo mesma entao ne voce pra pelo moro rua casa cade falar atendente
        """,
        """
        the a an of to in on at for with without from by and or but not no yes i you he she it we they me my your his \
        her our their mine yours this that these those here there now today yesterday tomorrow always never very much \
        more less well just also because when where how what which who whom why is are was were be been am do does did \
        done have has had can could will would should may might want need like get got make see please thank thanks \
        hello hi hey good morning afternoon evening night bye any some all about into out up down over again there if \
        so as than then its them us only been order room book booking price card account help know tell give would \
        going let does dont much many before after still back
        """,
        """
        el la los las un una unos unas de del al en por para con sin que se y o u pero no si yo tu usted ustedes ella \
        ellos ellas nosotros mi mis su sus tu tus esto eso este esta ese esa aquel aquella aqui alli ya aun todavia \
        ahora hoy ayer manana siempre nunca muy mucho mucha mas menos bien mal solo tambien porque cuando donde como \
        cuanto cuanta cual cuales quien tiene tengo tenemos tenia tener estoy estaba estan es soy fue fui era voy va \
        vamos quiero queria puedo puede pueden necesito quisiera hacer hace ver gracias buenos buenas buen dia dias \
        tarde tardes noche noches hola adios favor factura conexion lenta pagar pague contrasena habitacion reserva \
        precio cuenta desde hasta despues todo nada alguien nadie otro otra mismo misma entonces lo le les me te nos
        """,
    ]
}
