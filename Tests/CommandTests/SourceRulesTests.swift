import Foundation
import Testing

/// Rules for our sources that no formatter knows.
@Suite struct SourceRulesTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    @Test func `everything that goes to a standard stream goes through Console or LineOutput`() throws {
        var checked = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path) {
            guard path.hasSuffix(".swift") else { continue }
            checked += 1
            guard !path.hasPrefix("triage/Console/") else { continue }
            let text = try String(contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
            // `print` keeps lines back in a buffer of its own, so that they come out in another order.
            for word in ["print(", "debugPrint(", "dump(", "puts(", "printf("] where text.contains(word) {
                let call = text.firstMatch(of: try Regex("[^\\w.]" + NSRegularExpression.escapedPattern(for: word)))
                #expect(call == nil, "\(path) calls \(word)")
            }
            #expect(!text.contains("FileHandle.standardOutput"), "\(path)")
            #expect(!text.contains("FileHandle.standardError"), "\(path)")
        }
        #expect(checked > 100)
    }

    /// What must not have a second copy, in as many spellings as it may have.
    @Test(arguments: [
        ["100000001b3", "1099511628211"], ["filehandle(forreadingfrom: url)", "data(contentsof"],
        ["typeregular", "s_ifreg"],
    ])
    func `some things are done in one place`(spellings: [String]) throws {
        var places: [String] = []
        // What is kept about migrations in stores must not change with anything else.
        let ownCopy = "Storage/Schema/Migration.swift"
        for path in try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path) {
            guard path.hasSuffix(".swift"), path != ownCopy else { continue }
            let text = try String(contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
                .lowercased().replacingOccurrences(of: "_", with: "")
            if spellings.contains(where: { text.contains($0.replacingOccurrences(of: "_", with: "")) }) {
                places.append(path)
            }
        }
        #expect(places.count <= 1, "\(places)")
    }

    /// libcurl counts the wait for an answer as low speed too.
    ///
    /// A receiver that is promised the total time would get less. Only a wait of seconds would show it in a running transfer.
    @Test func `nothing but the total time ends a transfer that is under way`() throws {
        let file = Self.sources.appendingPathComponent("Transport/Transfers/TransferOptions.swift")
        let options = try String(contentsOf: file, encoding: .utf8)
        #expect(options.contains("set(CURLOPT_TIMEOUT_MS, remaining.milliseconds)"))
        for option in ["CURLOPT_LOW_SPEED_LIMIT", "CURLOPT_LOW_SPEED_TIME", "CURLOPT_SERVER_RESPONSE_TIMEOUT"] {
            #expect(!options.contains(option))
        }
    }
}
