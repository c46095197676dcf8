import Testing

@testable import Decisions

@Suite struct `A damaged policy` {
    /// Multiplicative congruential numbers, so that every run damages the same bytes.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func damaged(_ text: String, with numbers: inout Numbers) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes[position] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes.remove(at: position)
            case 2:
                bytes.insert(Array("[]{}:?-&*!|>'\"%@`#,\n\t ".utf8).randomElement(using: &numbers) ?? 0, at: position)
            case 3: bytes.removeSubrange(position..<min(position + 20, bytes.count))
            default: bytes.insert(contentsOf: bytes[position...].prefix(30), at: position)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: Policy.fileNames)
    func `is refused with a file and a reason, or still whole`(name: String) throws {
        var numbers = Numbers(state: 7)
        for _ in 0..<400 {
            var texts = PolicyFixture.texts()
            texts[name] = damaged(try #require(texts[name]), with: &numbers)
            do throws(PolicyError) {
                _ = try Policy.read(texts: texts) { _ in "" }.decide(PolicyFixture.input())
            } catch {
                #expect(error.description.hasSuffix("\n") == false)
                #expect(error.description.split(separator: "\n").allSatisfy { $0.contains(".yaml:") })
            }
        }
    }
}
