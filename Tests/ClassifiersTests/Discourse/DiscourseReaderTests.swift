@testable import Classifiers
import Conversations
import Testing

struct DiscourseReaderTests {
    private func reading(_ text: String) -> (content: String, clauses: [String], signs: MessageSigns) {
        let folder = TextFolder(languages: ["pt", "en"])
        let folded = folder.fold(text)
        let reading = DiscourseReader(folder: folder).read(folded)
        let words = reading.content.map { folded.text(of: folded.tokens[$0]) }
        return (words.joined(separator: " "), reading.clauses.map { words[$0].joined(separator: " ") }, reading.signs)
    }

    @Test(arguments: [
        ("Bom dia! Quero a segunda via", "quero a segunda via"),
        ("oi tudo bem, minha internet caiu, obrigado", "minha internet caiu"),
        ("Hi there, can I check in early? Many thanks", "can i check in early"),
        ("Thanks for your help, but the lamp is still broken", "but the lamp is still broken"),
        // Courtesy alone is what the message is.
        ("obrigada pela ajuda!", "obrigada pela ajuda"),
        ("good morning 😊", "good morning 😊"),
    ])
    func `courtesies stand beside the request`(text: String, content: String) {
        #expect(reading(text).content == content)
    }

    @Test(arguments: [
        ("obrigado, mas a luz continua vermelha", ["thanks", "contrast", "unsolved"]),
        ("valeu, deu certo!", ["thanks", "solved"]),
        ("não deu certo", ["unsolved"]),
        ("I do not want the suite, I want the twin", ["negation"]),
        ("e o outro?", ["follow_up", "question"]),
        ("quero o outro", []),
        ("sim", ["yes"]),
        ("thanks for nothing", ["unsolved"]),
        ("desculpa incomodar, qual o horário?", ["apology", "question"]),
    ])
    func `reads signs`(text: String, names: [String]) {
        #expect(reading(text).signs.names.sorted() == names.sorted())
    }

    @Test func `what is not solved is not said to be solved`() {
        #expect(!reading("isso não resolveu nada").signs.contains(.solved))
    }

    @Test(arguments: [
        (
            "estou sem internet e quero a segunda via do boleto",
            ["estou sem internet", "e quero a segunda via do boleto"]
        ),
        (
            "my order has not arrived. the discount code fails too",
            ["my order has not arrived", "the discount code fails too"]
        ),
        // A joint between two words joins no clauses.
        ("quero mudar nome e senha", ["quero mudar nome e senha"]),
        ("boleto", ["boleto"]),
    ])
    func `cuts into clauses that say something`(text: String, clauses: [String]) {
        #expect(reading(text).clauses == clauses)
    }

    @Test func `clauses cover the content in order, however long the message`() {
        let folder = TextFolder(languages: ["pt"])
        let reader = DiscourseReader(folder: folder)
        for count in [0, 1, 3, 40, 400] {
            let reading = reader.read(
                folder.fold(String(repeating: "a internet caiu de novo. e quero o boleto, ", count: count)))
            #expect(reading.clauses.count <= DiscourseReader.clauseLimit)
            var end = 0
            for clause in reading.clauses {
                #expect(clause.lowerBound == end && !clause.isEmpty)
                end = clause.upperBound
            }
            #expect(end == reading.content.count)
        }
    }
}
