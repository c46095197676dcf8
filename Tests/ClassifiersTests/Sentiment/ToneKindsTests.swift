import Classifiers
import Conversations
import Testing
import Training

/// Negation, irony and honest praise, each as a kind, by the lexicon alone.
///
/// A model's learned heads come on top; what they have learned of a denied word must not count, which is tested too.
struct ToneKindsTests {
    private func sentiment(
        _ text: String, _ language: String, by model: ToneModel = .lexiconOnly
    ) -> Sentiment {
        let folder = TextFolder(languages: [language])
        let analyzer = ToneAnalyzer(
            SentimentFiles.lexicon(languages: [language]), folder: folder, languages: [language])
        return model.sentiment(analyzer.evidence(of: folder.fold(text)), learned: [0, 0, 0, 0], knownShare: 0.5)
    }

    @Test(arguments: denials) func `bad things that are denied are not bad`(language: String, texts: [String]) {
        for text in texts {
            let found = sentiment(text, language)
            #expect(found.label != .negative && !found.frustrated && found.score >= 0, "\(text): \(found)")
        }
    }

    @Test(arguments: denials) func `nor when a model has learned that the words are bad`(
        language: String, texts: [String]
    ) {
        let gloomy = ToneModel { head in
            head == .negative || head == .frustrated ? [2, 0, 0, 0, 0, 0, 0, 0] : [-9, 0, 0, 0, 0, 0, 0, 0]
        }
        let denied = texts.filter { sentiment($0, language, by: gloomy).label != .negative }
        // Some say it without a word that is bad by itself ("hardly any noise" does).
        #expect(denied.count * 10 >= texts.count * 7, "\(texts.filter { !denied.contains($0) })")
    }

    @Test(arguments: praises) func `a negation can say the highest praise`(language: String, texts: [String]) {
        for text in texts { #expect(sentiment(text, language).score > 0.25, "\(text)") }
    }

    @Test(arguments: blames) func `and the lowest, and come late, and deny praise`(language: String, texts: [String]) {
        for text in texts { #expect(sentiment(text, language).score < -0.2, "\(text)") }
    }

    @Test(arguments: ironies) func `praise that harm follows is not meant`(language: String, texts: [String]) {
        for text in texts {
            let found = sentiment(text, language)
            #expect(found.label == .negative && found.score < 0, "\(text): \(found)")
        }
    }

    @Test(arguments: honest) func `praise is meant where nothing is wrong, or was put right`(
        language: String, texts: [String]
    ) {
        for text in texts {
            let found = sentiment(text, language)
            #expect(found.label != .negative && !found.frustrated, "\(text): \(found)")
        }
    }

    @Test func `what is contrasted is not irony, and both count`() {
        let found = sentiment("great service, but you charged me twice", "en")
        #expect(!found.frustrated)
        #expect(
            sentiment("ótimo atendimento, mas a internet caiu", "pt").score < sentiment("ótimo atendimento", "pt").score
        )
    }

    @Test func `irony is frustrated, however little the model has learned of it`() {
        let indifferent = ToneModel { _ in [-9, 0, 0, 0, 0, 0, 0, 0] }
        for (language, text) in [
            ("pt", "parabéns, cortaram minha internet de novo"), ("en", "well done, you lost my parcel again"),
            ("es", "felicidades, me cortaron el internet otra vez"),
        ] {
            let found = sentiment(text, language, by: indifferent)
            #expect(found.label == .negative && found.frustrated && found.score <= -0.2, "\(text): \(found)")
        }
    }

    @Test(arguments: [
        ("pt", "bom, não precisa mandar"), ("pt", "muito bom não precisa mais"), ("pt", "muito bom, não?"),
        ("en", "great, no?"), ("en", "is it good? no idea"), ("es", "muy bueno, ¿no?"),
    ])
    func `a negation that begins something else, or asks, takes nothing back`(language: String, text: String) {
        #expect(sentiment(text, language).score > 0, "\(text)")
    }
}
