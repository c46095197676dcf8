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
        ["100000001b3", "1099511628211"], ["filehandle(forreadingfrom: url(fileurlwithpath", "data(contentsof"],
        ["typeregular", "s_ifreg"],
    ])
    func `some things are done in one place`(spellings: [String]) throws {
        var places: [String] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path) {
            guard path.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
                .lowercased().replacingOccurrences(of: "_", with: "")
            if spellings.contains(where: { text.contains($0.replacingOccurrences(of: "_", with: "")) }) {
                places.append(path)
            }
        }
        #expect(places.count <= 1, "\(places)")
    }
}
