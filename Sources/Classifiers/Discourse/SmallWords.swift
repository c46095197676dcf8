/// Words that say nothing about a request by themselves, folded: articles, pronouns, prepositions, auxiliaries.
///
/// Unlike `FunctionWords`, which tell languages apart, these hold no word that a business could be asked about.
enum SmallWords {
    static let hashes: Set<UInt64> = Set(
        lists.flatMap { $0.split(separator: " ") }.map { ByteHash.hash(String($0)) })

    private static let lists = [
        """
        o a os as um uma uns umas de do da dos das em no na nos nas ao aos por pelo pela pelos pelas para com sem que se \
        e ou mas eu tu voce voces ele ela eles elas me te se lhe meu minha meus minhas seu sua seus suas nosso nossa isso \
        isto esse essa este esta esses essas aquele aquela aqui ali la ai ja ainda so tambem muito muita muitos mais menos \
        bem como quando onde qual quais quem tem tenho ter tinha estou esta estava estao ser e sou era foi vou vai vamos \
        ir ha entao ne pois la por favor gente assim ate hoje
        """,
        """
        the a an of to in on at for with from by and or but i you he she it we they me my your his her our their mine \
        yours this that these those here there is are was were be been am do does did have has had can could will would \
        should may might just also very so as than then its them us if when what which who how please any some all about \
        into up out get got im
        """,
        """
        el la los las un una unos unas de del al en por para con que se y o pero yo tu usted ustedes ella ellos ellas \
        nosotros me te le les lo mi mis su sus esto eso este esta ese esa aqui alli ya muy mucho mas como cuando donde cual \
        es son era fue soy estoy esta estan ha he hay por favor
        """,
    ]
}
