import Classifiers
import Testing

struct LanguageIdentifierTests {
    @Test(arguments: [
        ("Minha internet está lenta desde ontem", "pt"), ("quero a segunda via do boleto", "pt"),
        ("vcs não me respondem", "pt"), ("My room is too cold and the heating does not work", "en"),
        ("can you send me the invoice please", "en"), ("necesito cambiar mi reserva por favor", "es"),
        ("¿dónde está mi pedido?", "es"), ("la habitación tiene mucho ruido", "es"),
    ])
    func `tells the language`(text: String, language: String) {
        let folded = TextFolder(languages: ["pt", "en", "es"]).fold(text)
        #expect(LanguageIdentifier(languages: ["pt", "en", "es"]).identify(folded) == language)
    }

    @Test(arguments: ["", "ok", "12345", "😀", "wifi", "xyz qwe"])
    func `says nothing when there is too little`(text: String) {
        let folded = TextFolder(languages: []).fold(text)
        #expect(LanguageIdentifier(languages: ["pt", "en", "es"]).identify(folded) == nil)
    }

    @Test func `a model of one language lends its vocabulary`() {
        let folded = TextFolder(languages: ["pt"]).fold("roteador queimou")
        #expect(LanguageIdentifier(languages: ["pt"]).identify(folded, knownShare: 1) == "pt")
        #expect(LanguageIdentifier(languages: ["pt", "en"]).identify(folded, knownShare: 1) == nil)
    }
}
