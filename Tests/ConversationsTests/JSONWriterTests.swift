import Conversations
import Foundation
import Testing

@Suite struct JSONWriterTests {
    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self)
    }

    @Test func `keys stand in the order in which they were encoded`() throws {
        struct Sample: Encodable {
            let zulu = 1
            let alpha: [Int?] = [1, nil, 3]
            let nested = ["k": ["v"]]
            let missing: String? = nil
        }
        #expect(try text(Sample()) == #"{"zulu":1,"alpha":[1,null,3],"nested":{"k":["v"]}}"#)
    }

    @Test(arguments: [
        #"""#, #"\"#, "line\nbreak", "tab\t", "\u{0}\u{1F}", "é😀\u{2028}", "</script>",
        String(repeating: "a", count: 5000),
    ])
    func `strings come back as they were`(text: String) throws {
        let bytes = try JSONWriter.bytes(of: [text])
        #expect(try JSONDecoder().decode([String].self, from: Data(bytes)) == [text])
    }

    @Test func `numbers come back as they were`() throws {
        let numbers = [0, -0.5, 1e-9, 0.1 + 0.2, 1e300, 123_456_789.25, -1, 3e15]
        let bytes = try JSONWriter.bytes(of: numbers)
        #expect(try JSONDecoder().decode([Double].self, from: Data(bytes)) == numbers)
        let limits: [Int64] = [.min, .max]
        #expect(try JSONDecoder().decode([Int64].self, from: Data(JSONWriter.bytes(of: limits))) == limits)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `what JSON cannot say is refused`(number: Double) {
        #expect(throws: EncodingError.self) { try JSONWriter.bytes(of: ["n": number]) }
    }

    @Test func `empty things are empty things`() throws {
        struct Nothing: Encodable {}
        #expect(try text([Int]()) == "[]")
        #expect(try text([String: Int]()) == "{}")
        #expect(try text(Nothing()) == "{}")
        #expect(try text([[], [1]]) == "[[],[1]]")
    }

    @Test func `any JSON comes back as it was`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let value = Self.random(depth: 4, using: &generator)
            let bytes = try JSONWriter.bytes(of: ["value": value])
            #expect(try JSONDecoder().decode([String: JSONValue].self, from: Data(bytes)) == ["value": value])
        }
    }

    private static func random(depth: Int, using generator: inout some RandomNumberGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .integer(.random(in: -1000...1000, using: &generator))
        case 3: .number(.random(in: 0.001...0.999, using: &generator))
        case 4: .string(["", "a\"b", "ç\n", "😀"].randomElement(using: &generator) ?? "")
        case 5:
            .array(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            .object(
                Dictionary(
                    uniqueKeysWithValues: (0..<Int.random(in: 0...3, using: &generator)).map {
                        ("k\($0)", random(depth: depth - 1, using: &generator))
                    }))
        }
    }
}
