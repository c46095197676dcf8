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
