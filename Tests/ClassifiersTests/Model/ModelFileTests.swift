import Classifiers
import Conversations
import Testing
import Training

struct ModelFileTests {
    private static func smallest() throws -> [UInt8] {
        let rows = ["oi", "lenta"].map { CorpusRow(text: $0, intent: .init("i/\($0)")) }
        var arguments = TrainingArguments(languages: ["xx"], folds: 0)
        arguments.features.settings = .init(gramLengths: nil, usesBigrams: false, pairWindow: 0, usesForms: false)
        return try ModelTrainer(arguments: arguments).train(rows: rows)
    }

    @Test func `cut off anywhere, it is refused with one line`() throws {
        let bytes = try Self.smallest()
        #expect(throws: Never.self) { try Classifier(bytes: bytes, name: "whole") }
        for length in 0..<bytes.count {
            let error = #expect(throws: ModelFileError.self) {
                try Classifier(bytes: Array(bytes.prefix(length)), name: "cut.triage")
            }
            let line = error.map { "\($0)" } ?? ""
            #expect(line.hasPrefix("cut.triage: ") && !line.contains("\n"))
        }
    }

    @Test func `any flipped byte is noticed`() throws {
        let bytes = try Self.smallest()
        for position in bytes.indices {
            var damaged = bytes
            damaged[position] ^= 0x41
            #expect(throws: ModelFileError.self) { try Classifier(bytes: damaged, name: "flipped") }
        }
    }

    /// Damage behind a correct checksum: what a hostile author, not an accident, would send.
    @Test func `a forged file is refused or works, and never crashes`() throws {
        let bytes = Array(try Self.smallest().dropLast(ModelFileFormat.checksumLength))
        for position in stride(from: 0, to: bytes.count, by: 3) {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var forged = bytes
                forged[position] ^= mask
                guard let classifier = try? Classifier(bytes: ForgedFile.signed(forged), name: "forged") else {
                    continue
                }
                #expect(classifier.classify("oi lenta").ranking.isEmpty == false)
            }
        }
    }

    @Test(arguments: [
        ("", "not a Triage model"), ("PK\u{3}\u{4}zip", "not a Triage model"),
        ("{\"text\": \"row\"}", "not a Triage model"), ("TRIAGEM\n", "truncated"),
        ("TRIAGEM\n\u{9}\0\0\0", "model format 9 is not known"),
        ("TRIAGEM\n\u{2}\0\0\0", "model format 2 is not known"),
        ("TRIAGEM\n\u{3}\0\0\0\u{7F}\u{7F}\u{7F}\u{7F}", "too many sections"),
    ])
    func `what is no model says so`(text: String, reason: String) {
        let error = #expect(throws: ModelFileError.self) { try Classifier(bytes: Array(text.utf8), name: "x") }
        #expect(error.map { "\($0)".contains(reason) } == true, "\(String(describing: error))")
    }

    @Test func `a section that claims more than there is gets no memory`() {
        var bytes = Array("TRIAGEM\n".utf8) + [3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
        bytes += [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
        #expect(throws: ModelFileError.self) { try Classifier(bytes: bytes, name: "huge") }
        bytes.replaceSubrange((bytes.count - 8)..., with: [0, 0, 0, 0x30, 0, 0, 0, 0])
        let error = #expect(throws: ModelFileError.self) { try Classifier(bytes: bytes, name: "huge") }
        #expect(error.map { "\($0)".contains("truncated") } == true)
    }

    @Test func `a missing file is one clear line`() {
        let error = #expect(throws: ModelFileError.self) { try Classifier(contentsOf: "no/such/model.triage") }
        #expect(error.map { "\($0)".hasPrefix("no/such/model.triage: cannot be read") } == true)
    }

    @Test func `a model knows again what it was trained on, however it is spelt`() throws {
        let file = try ModelFile(bytes: try SmallCorpus.model(), name: "m")
        let texts = try #require(file.trainedTexts)
        let folder = TextFolder(languages: file.header.languages)
        #expect(SmallCorpus.rows.allSatisfy { texts.contains(folder.fold($0.text.uppercased() + " !!")) })
        #expect(texts.hashes.count <= SmallCorpus.rows.count)
        for text in ["", "?!", "something that nobody wrote there"] {
            #expect(!texts.contains(folder.fold(text)), "\(text)")
        }
        let first = try #require(SmallCorpus.rows.first?.text)
        #expect(!texts.contains(folder.fold(first + " " + first)))
    }

    /// As all models were before they kept what they were trained on.
    @Test func `a model without its trained texts is read, one with scrambled ones is not`() throws {
        let model = try SmallCorpus.model()
        let older = try ModelFile(bytes: ForgedFile.removing(.trainedTexts, from: model), name: "old")
        #expect(older.trainedTexts == nil)
        let newer = try Classifier(bytes: model, name: "m")
        #expect(Classifier(file: older).classify("boleto").ranking == newer.classify("boleto").ranking)
        let scrambled = ForgedFile.changing(.trainedTexts, of: model) { _ in "bbbbaaaa" }
        #expect(throws: ModelFileError.self) { try ModelFile(bytes: scrambled, name: "m") }
    }

    @Test func `the same corpus and seed give the same bytes`() throws {
        #expect(try SmallCorpus.model() == SmallCorpus.model())
        #expect(try SmallCorpus.model(.naiveBayes) == SmallCorpus.model(.naiveBayes))
        var other = TrainingArguments(seed: 8, languages: ["pt"], folds: 3)
        let first = try ModelTrainer(arguments: other).train(rows: SmallCorpus.rows)
        other.seed = 7
        #expect(try ModelTrainer(arguments: other).train(rows: SmallCorpus.rows) != first)
    }
}
