import Classifiers
import Testing
import Training

struct ToneAnalyzerTests {
    private func evidence(_ text: String, _ language: String = "en") -> ToneEvidence {
        let folder = TextFolder(languages: [language])
        let lexicon = SentimentFiles.lexicon(languages: [language])
        return ToneAnalyzer(lexicon, folder: folder, languages: [language]).evidence(of: folder.fold(text))
    }

    @Test func `good is good, not good is not`() {
        #expect(evidence("the room is good").compound > 0.2)
        #expect(evidence("the room is not good").compound < -0.1)
        #expect(evidence("it isn't good").compound < -0.1)
        #expect(evidence("não é bom", "pt").compound < -0.1)
        #expect(evidence("no es bueno", "es").compound < -0.1)
        #expect(evidence("no, it is good").compound > 0.2)
    }

    @Test func `emphasis strengthens and hedges weaken`() {
        let plain = evidence("the room is good").compound
        #expect(evidence("the room is very good").compound > plain)
        #expect(evidence("so sadddd").compound < evidence("so sad").compound)
        #expect(evidence("the room is good!!!").compound > plain)
        #expect(evidence("the room is GOOD").compound > plain)
        #expect(evidence("the room is fairly good").compound < plain)
    }

    @Test func `what follows a but weighs more`() {
        #expect(evidence("good room but terrible staff").compound < evidence("terrible staff but good room").compound)
    }

    @Test func `emoji and emoticons count`() {
        #expect(evidence("😡").compound < -0.3)
        #expect(evidence("❤️").compound > 0.3)
        #expect(evidence("ok :-(").compound < evidence("ok").compound)
    }

    @Test func `negation does not reach faces and laughter`() {
        #expect(evidence("no signal :)").compound > 0)
        #expect(evidence("not yet 😊").compound > 0)
        #expect(evidence("no signal :( good day").compound > evidence("no signal good day").compound - 0.5)
        #expect(evidence("isn't that one lol").compound > 0)
    }

    @Test func `blame denied is not praise of the same size`() {
        #expect(evidence("it is not horrible").compound < evidence("it is good").compound)
        #expect(abs(evidence("it isn't awful").compound) < abs(evidence("it isn't wonderful").compound))
    }

    @Test func `a phrase is no weaker than its words`() {
        for (phrase, word) in [("so happy", "happy"), ("love it", "love"), ("happy birthday", "happy")] {
            #expect(evidence(phrase).compound >= evidence(word).compound, "\(phrase)")
        }
        #expect(evidence("i hate my job").compound <= evidence("hate").compound)
        #expect(evidence("atendimento excelente", "pt").compound >= evidence("excelente", "pt").compound)
        #expect(evidence("muy amable", "es").compound >= evidence("amable", "es").compound)
    }

    @Test func `stretched and shortened words are not other words`() {
        #expect(evidence("oh my god").compound == 0)
        #expect(evidence("that is goood").compound > 0.3)
        #expect(evidence("he'll be there").compound == 0)
        #expect(evidence("I’ll wait").compound > -0.1)
    }

    @Test func `drawn hearts and faces count`() {
        for text in ["<3", "<333", "&lt;3", "^_^", "\\o/", ":*"] { #expect(evidence(text).compound > 0.3, "\(text)") }
        for text in ["</3", ">:(", "-_-", ":@", "=/"] { #expect(evidence(text).compound < -0.2, "\(text)") }
    }

    @Test func `cues for frustration and urgency are told apart`() {
        #expect(evidence("de novo! não aguento mais, vou no procon", "pt").frustration > 0.6)
        #expect(evidence("é urgente, preciso agora mesmo", "pt").urgency > 0.5)
        #expect(evidence("qual o valor do plano?", "pt").frustration == 0)
        #expect(evidence("qual o valor do plano?", "pt").urgency == 0)
    }

    @Test func `every value stays within its bounds`() {
        let text = String(repeating: "fucking terrible horrible WORST!!!! urgent emergency 😡 ", count: 200)
        let found = evidence(text)
        #expect((-1...1).contains(found.compound))
        for value in [found.negative, found.positive, found.frustration, found.urgency, found.exclamation] {
            #expect((0...1).contains(value))
        }
    }
}
