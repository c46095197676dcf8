import Conversations
import Foundation
import Testing
import Training

/// The public corpora are never committed; these run where they are, in `TRIAGE_CORPORA` or beside the repository.
@Suite struct PublicCorporaTests {
    static let folder: String? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder =
            ProcessInfo.processInfo.environment["TRIAGE_CORPORA"]
            ?? root.deletingLastPathComponent().appendingPathComponent("shared/corpora").path
        guard FileManager.default.fileExists(atPath: folder + "/clinc150/train.jsonl") else {
            print("skipped: the public corpora are not there; TRIAGE_CORPORA tells where they are")
            return nil
        }
        return folder
    }()

    @Test(.enabled(if: folder != nil, "the public corpora are not there"))
    func `are read whole`() throws {
        let folder = try #require(Self.folder)
        let training = try CorpusReader(for: .training).read([folder + "/clinc150"])
        #expect(training.rows.count == 15_100)
        #expect(Set(training.rows.map(\.intent)).count == 151)
        #expect(try CorpusReader(for: .evaluation).read([folder + "/clinc150"]).rows.count == 5_500)
        #expect(try CorpusReader(for: .care).read([folder + "/banking77"]).rows.count == 13_083)
        #expect(try RatedText.read(path: folder + "/sentiment-tweets-en/dev.jsonl").count == 2_000)
    }
}
