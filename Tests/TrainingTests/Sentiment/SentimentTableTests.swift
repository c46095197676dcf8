import Classifiers
import SentimentLexicons
import Testing
import Training

struct SentimentTableTests {
    @Test func `the shipped files read without a fault, and no term folds to nothing`() throws {
        for (language, valences, cues) in SentimentLexiconFiles.byLanguage {
            let folder = TextFolder(languages: [language])
            let entries =
                try SentimentTable.valences(of: valences, file: language)
                + SentimentTable.cues(of: cues, file: language).entries
            #expect(entries.count > 150)
            for entry in entries { #expect(!folder.fold(entry.term).tokens.isEmpty, "\(language) \(entry.term)") }
        }
        #expect(SentimentFiles.lexicon(languages: []).entries.count > 50)
    }

    @Test(arguments: ["good", "good\t5", "good\tx", "good\t1\t2", "\t1"])
    func `a bad line is told with its number`(line: String) {
        let error = #expect(throws: CorpusProblem.self) {
            try SentimentTable.valences(of: Array("# head\n\(line)\n".utf8), file: "s.tsv")
        }
        #expect(error.map { "\($0)".hasPrefix("s.tsv:2: ") } == true)
    }

    @Test func `an unknown role is told`() {
        #expect(throws: CorpusProblem.self) { try SentimentTable.cues(of: Array("a\tmood\t1".utf8), file: "c.tsv") }
    }
}
