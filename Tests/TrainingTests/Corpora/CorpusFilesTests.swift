import Foundation
import Testing
import Training

@Suite struct CorpusFilesTests {
    @Test func `a folder is read by name, what is no corpus left alone`() throws {
        let folder = try ScratchFolder()
        _ = try folder.write("b.csv", "text,intent\nb,x")
        _ = try folder.write("a.jsonl", #"{"text": "a", "intent": "x"}"#)
        _ = try folder.write("c.tsv", "text\tintent\nc\tx")
        _ = try folder.write("d.yml", "nlu:\n- intent: x\n  examples: |\n    - d")
        _ = try folder.write("e.md", "## intent:x\n- e")
        _ = try folder.write("SOURCE.md", "# Where this comes from\n- by hand")
        _ = try folder.write("behaviour.yaml", "cases: []")
        _ = try folder.write(".hidden.csv", "nonsense")
        let corpus = try CorpusReader(for: .care).read([folder.path])
        #expect(corpus.rows.map(\.text) == ["a", "b", "c", "d", "e"])
        #expect(corpus.files.count == 5)
    }

    @Test func `what is held out by its name is not learned from`() throws {
        let folder = try ScratchFolder()
        for name in ["train", "test", "blind", "oos_train", "oos_test", "val"] {
            _ = try folder.write("\(name).csv", "text,intent\n\(name),x")
        }
        func texts(_ purpose: CorpusPurpose) throws -> [String] {
            try CorpusReader(for: purpose).read([folder.path]).rows.map(\.text)
        }
        #expect(try texts(.training) == ["oos_train", "train"])
        #expect(try texts(.evaluation) == ["oos_test", "test"])
        #expect(try texts(.care).count == 6)
        let notes = try CorpusReader(for: .training).read([folder.path]).notes
        #expect(notes.count == 4)
        // A file that is named itself is always read.
        #expect(try CorpusReader(for: .training).read([folder.path + "/test.csv"]).rows.map(\.text) == ["test"])
    }

    @Test(arguments: [
        (["train", "eval"], "eval"), (["train", "validation"], "validation"), (["train", "tune", "dev"], "dev"),
        (["train", "tune"], "tune"), (["train", "blind", "val"], "blind"), (["train", "test", "blind"], "test"),
        (["train"], "train"),
    ])
    func `what is measured on is what is held out, when anything is`(names: [String], chosen: String) throws {
        let folder = try ScratchFolder()
        for name in names { _ = try folder.write("\(name).csv", "text,intent\n\(name),x") }
        #expect(try CorpusReader(for: .evaluation).read([folder.path]).rows.map(\.text) == [chosen])
    }

    @Test func `a file that cannot be read is told, not passed over`() throws {
        let folder = try ScratchFolder()
        _ = try folder.write("train.csv", "text,intent\na,x")
        _ = try folder.write("nlu.yml", [0xFF, 0xFE, 0, 0] + Array("nlu:".utf8))
        let corpus = try CorpusReader(for: .care).read([folder.path])
        #expect(corpus.rows.count == 1)
        #expect(corpus.notes.map(\.message) == ["left out: it is UTF-32, not UTF-8; save it as UTF-8"])
    }

    @Test func `a language is taken from any tag that names it`() throws {
        let text = "text,intent,language\na,x,pt-BR\nb,x,PT\nc,x,en_GB\n"
        let corpus = try CorpusReader(for: .care).read(bytes: Array(text.utf8), name: "a.csv")
        #expect(corpus.rows.map(\.language) == ["pt", "pt", "en"])
        #expect(throws: CorpusProblem.self) {
            try CorpusReader(for: .care).read(bytes: Array("text,intent,language\na,x,deutsch\n".utf8), name: "a.csv")
        }
    }

    @Test func `dialogues beside a corpus are left out and told, named or not`() throws {
        let folder = try ScratchFolder()
        _ = try folder.write("train.jsonl", #"{"text": "a", "intent": "x"}"#)
        let dialogue = #"{"domain": "d", "steps": ["a", "b"], "ok_auto": []}"#
        let file = try folder.write("conversations-tune.jsonl", dialogue)
        for purpose in [CorpusPurpose.care, .training, .evaluation] {
            let corpus = try CorpusReader(for: purpose).read([folder.path])
            #expect(corpus.rows.map(\.text) == ["a"])
            #expect(corpus.notes.map(\.description) == ["\(file): left out: it holds dialogues, not single messages"])
        }
        #expect(problem(dialogue, as: "x.jsonl") == "x.jsonl:1: is a dialogue with steps, not a labelled message")
    }

    @Test func `a folder of tests alone can be trained on`() throws {
        let folder = try ScratchFolder()
        _ = try folder.write("test.csv", "text,intent\na,x")
        #expect(try CorpusReader(for: .training).read([folder.path]).rows.count == 1)
    }

    @Test func `missing, empty and odd paths are refused`() throws {
        let folder = try ScratchFolder()
        func problem(_ path: String) -> CorpusProblem? {
            do {
                _ = try CorpusReader(for: .care).read([path])
                return nil
            } catch {
                return error
            }
        }
        func reason(_ path: String) -> CorpusProblem.Reason? { problem(path)?.reason }
        #expect(reason(folder.path + "/none.csv") == .missing)
        #expect(reason(folder.path) == .noFiles)
        #expect(reason(try folder.write("a.txt", "a")) == .unknownFormat)
        #expect(reason("/dev/null") == .unknownFormat)
        let link = folder.path + "/link.csv"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/zero")
        #expect(problem(link)?.description == "\(link): cannot be read: it is not a regular file")
    }
}
