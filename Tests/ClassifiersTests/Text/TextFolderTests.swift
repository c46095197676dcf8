import Classifiers
import Testing

struct TextFolderTests {
    private func words(_ text: String, _ languages: [String] = ["pt"]) -> [String] {
        let folded = TextFolder(languages: languages).fold(text)
        return folded.tokens.map { folded.text(of: $0) }
    }

    @Test(arguments: [
        ("Minha INTERNET está lenta!", ["minha", "internet", "esta", "lenta"]),
        ("ção çÃo ÇÃO", ["cao", "cao", "cao"]),
        ("cafe\u{301}", ["cafe"]),
        ("2ª via do 1º boleto", ["2a", "via", "do", "1o", "boleto"]),
        ("vc tb n viu pq", ["voce", "tambem", "nao", "viu", "porque"]),
        ("c/ problema p/ pagar", ["com", "problema", "para", "pagar"]),
        ("oiiiii boaaaa", ["oi", "boa"]),
        ("kkkkkk rsrsrs hahaha", ["kkk", "kkk", "kkk"]),
        ("500mega 500 mb", ["000", "mega", "000", "mb"]),
        ("cpf 12345678901 em 30/11", ["cpf", "000000000", "em", "30", "11"]),
        ("5g w2 401k", ["5g", "w2", "000", "k"]),
        ("ajuda😡😡", ["ajuda", "😡", "😡"]),
        ("𝐁𝐨𝐦 ｄｉａ", ["bom", "dia"]),
        ("a\u{200B}b", ["ab"]),
        ("e-mail: x@y.com", ["e", "mail"]),
        ("привет МИР", ["привет", "мир"]),
        ("triste :-( feliz :)", ["triste", ":(", "feliz", ":)"]),
        ("http://x Assunto:o", ["assunto", "o"]),
        ("", []), (" \n\t", []), ("...", []),
    ])
    func `folds`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func `contractions and typographic apostrophes are one word`() {
        #expect(words("don't can’t WHAT'S", ["en"]) == ["do", "not", "can", "not", "what", "is"])
        #expect(words("rock'n'roll l'eau", ["en"]) == ["rocknroll", "leau"])
    }

    @Test func `contractions that would be another word are taken apart`() {
        #expect(words("he'll we're I’ll SHE'LL", ["en"]) == ["he", "will", "we", "are", "i", "will", "she", "will"])
        #expect(words("hell were id he'llo oo'o", ["en"]) == ["hell", "were", "id", "hello", "o"])
        #expect(words("d'agua he'll", ["pt"]) == ["dagua", "hell"])
    }

    @Test(arguments: [
        ("<333 &lt;3 </3", ["<3", "<3", "</3"]),
        ("a<35 (: (:a ^^ -_- a-_-b", ["a", "35", ":)", "a", "^_^", "-_-", "a", "b"]),
        (">:( >:D :@ :* *Nome:* ana", [":@", ":d", ":@", ":)", "nome", "ana"]),
        ("=/ :s https://x", [":/", ":/"]),
    ])
    func `faces and hearts`(text: String, expected: [String]) {
        #expect(words(text, ["en"]) == expected)
    }

    @Test func `shorthand depends on the languages`() {
        #expect(words("u r gr8", ["en"]) == ["you", "are", "great"])
        #expect(words("u r gr8", ["pt"]) == ["u", "r", "gr8"])
        #expect(words("xq", ["es"]) == ["porque"])
    }

    @Test func `remembers what folding took away`() {
        let folded = TextFolder(languages: ["pt"]).fold("SOCORRO!!! cadê? nãooooo")
        #expect(folded.exclamationCount == 3)
        #expect(folded.questionCount == 1)
        #expect(folded.capitalCount == 7)
        #expect(folded.tokens.map { $0.traits.contains(.shouted) } == [true, false, false])
        #expect(folded.tokens.map { $0.traits.contains(.elongated) } == [false, false, true])
        #expect(folded.tokens.map { $0.traits.contains(.opensClause) } == [true, true, true])
    }

    @Test func `whatever comes in, tokens tile the bytes and their hashes hold`() {
        var generator = SystemRandomNumberGenerator()
        let folder = TextFolder(languages: ["pt", "en", "es"])
        let pieces = [
            "a", "Z", "é", "ñ", "9", "/", "'", "’", ":", ")", "(", "!", " ", "\n", "😀", "\u{301}", "\u{200D}", "中", "ß",
            "\0",
            "<3", "k", "\u{E0041}", "٣", "İ",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let folded = folder.fold(text)
            var end = 0
            for token in folded.tokens {
                #expect(token.start == end && token.end > token.start)
                #expect(token.hash == ByteHash.hash(folded.text(of: token)))
                #expect(String(validating: folded.bytes[token.start..<token.end], as: UTF8.self) != nil, "\(text)")
                end = token.end
            }
        }
    }

    @Test(arguments: ["a", "á", "a\u{301}", "中", "\n", "😀", "a ", "1"])
    func `megabytes are cut and come to an end`(unit: String) {
        let folded = TextFolder(languages: ["pt"]).fold(String(repeating: unit, count: 1_000_000))
        #expect(folded.tokens.count <= TextFolder.tokenLimit)
        #expect(folded.tokens.allSatisfy { $0.length <= TextFolder.tokenByteLimit })
    }
}
