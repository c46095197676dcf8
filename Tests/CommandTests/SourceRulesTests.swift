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
}
