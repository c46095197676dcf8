import Conversations
import Foundation
import Testing

@testable import WebService

@Suite struct JSONStructureTests {
    /// The first flaw of a text; nil when it has none.
    private static func flaw(_ text: String) -> JSONFlaw? {
        do {
            _ = try JSONStructure.check(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `what RFC 8259 allows is taken, by the decoder too`() throws {
        let good = [
            "{}", " \t\r\n{ } \n", "[]", "[[],{},[{}]]", #"{"a":null,"b":true,"c":false}"#, "0", "-0", "-0.0e-0", "10",
            "1.5", "1E5", "1e+5", "1e-5", "0e999999999999", "9223372036854775807", "-9223372036854775808",
            "1.7976931348623157e308", "5e-324", "123456789012345678901234567890.5", "\"\"", "\"\u{7F}\"",
            #""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00\u0000""#, #"["é","😀","日本"]"#, #"{"":1,"a":{"":2}}"#,
            #"{"a":1,"A":2,"á":3}"#, #"[{"a":1},{"a":2}]"#, #"{"a":{"b":1},"b":{"a":1}}"#,
            String(repeating: "[", count: 64) + String(repeating: "]", count: 64),
        ]
        for text in good {
            #expect(Self.flaw(text) == nil, "\(text)")
            #expect(throws: Never.self, "\(text)") {
                try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
            }
        }
    }

    @Test func `what it does not allow is found where it stands`() {
        let bad: [(text: String, fault: JSONFlaw.Fault, position: Int)] = [
            ("", .end, 0), (" ", .end, 1), ("{", .end, 1), ("[1", .end, 2), ("[1,", .end, 3), ("{\"a", .end, 3),
            ("{\"a\"", .end, 4), ("{\"a\":", .end, 5), ("{\"a\":1,", .end, 7), ("\"\\", .end, 2), ("\"\\u12", .end, 5),
            ("-", .end, 1), ("1.", .end, 2), ("1e+", .end, 3), ("]", .value, 0), ("}", .value, 0), ("{]", .key, 1),
            ("[}", .value, 1), ("[,]", .value, 1), ("[1,]", .value, 3), ("{,}", .key, 1), ("{\"a\":1,}", .key, 7),
            ("{\"a\" 1}", .colon, 5), ("{\"a\"}", .colon, 4), ("{\"a\":}", .value, 5), ("{1:2}", .key, 1),
            ("{\"a\":1:2}", .commaOrBrace, 6), ("[1 2]", .commaOrBracket, 3), ("[1}", .commaOrBracket, 2),
            ("{\"a\":1]", .commaOrBrace, 6), ("{}{}", .more, 2), ("1 2", .more, 2), ("{},", .more, 2),
            ("[]]", .more, 2),
            ("01", .leadingZero, 0), ("-012", .leadingZero, 1), ("00", .leadingZero, 0), ("[.5]", .value, 1),
            ("[+1]", .value, 1), ("[-a]", .digit, 2), ("[1.e5]", .digit, 3), ("[1e]", .digit, 3),
            ("[1e5.5]", .commaOrBracket, 4),
            ("[0x1]", .commaOrBracket, 2), ("[1_0]", .commaOrBracket, 2), ("truE", .value, 0), ("nulL", .value, 0),
            ("True", .value, 0), ("NaN", .value, 0), ("-Infinity", .digit, 1), ("truex", .more, 4), ("'a'", .value, 0),
            ("\"a\nb\"", .control, 2), ("\"\u{1F}\"", .control, 1), ("\"\u{0}\"", .null, 1), ("\u{0}", .null, 0),
            (#""\a""#, .escape, 1), (#""\U0041""#, .escape, 1), (#""\u004""#, .hexadecimal, 6),
            (#""\u+041""#, .hexadecimal, 3), (#""\ud800""#, .surrogate, 1), (#""\udc00""#, .surrogate, 1),
            (#""\ud800x""#, .surrogate, 1), (#""\ud800\n""#, .surrogate, 1), (#""\ud800\ud800""#, .surrogate, 1),
            (#""\udc00\ud800""#, .surrogate, 1), ("\u{A0}1", .value, 0), ("\u{C}1", .value, 0), ("/**/1", .value, 0),
        ]
        for (text, fault, position) in bad {
            #expect(Self.flaw(text) == .malformed(fault, at: position), "\(text)")
        }
    }

    @Test func `what would take the decoder long is refused at once`() {
        let accents = String(repeating: "\u{301}\u{316}", count: 30_000)
        #expect(Self.flaw("{\"a\(accents)\":1,\"b\(accents)\":2}") == .keyTooLong)
        #expect(Self.flaw("{\"\(String(repeating: "a", count: 1024))\":1}") == nil)
        let many = String(repeating: "[],", count: 9998)
        #expect(Self.flaw("[\(many)0]") == nil)
        #expect(Self.flaw("[\(many)0,0]") == .tooManyValues)
    }

    @Test func `a number that would come out as another one is told with its place`() {
        let bad: [(text: String, kind: JSONFlaw.Number, pointer: String)] = [
            ("9223372036854775808", .integer, ""), ("-9223372036854775809", .integer, ""),
            ("[[1],[1,18446744073709551616]]", .integer, "/1/1"), (#"{"a":{"b":1},"c/d":1e309}"#, .real, "/c~1d"),
            (#"{"a":[{"x":1},{"y":1,"z":1e-400}]}"#, .real, "/a/1/z"), ("-1e999999999999", .real, ""),
        ]
        for (text, kind, pointer) in bad {
            #expect(Self.flaw(text) == .unsayable(kind, at: pointer), "\(text)")
        }
        #expect(Self.flaw("[1e999,1.]") == .malformed(.digit, at: 9), "what is no JSON at all comes first")
    }

    @Test func `keys are one by their bytes, and told apart from those that only look like one`() {
        #expect(Self.flaw(#"{"é":1,"\u00e9":2}"#) == .repeatedKey("é"))
        #expect(Self.flaw(#"{"a\/b":1,"a/b":2}"#) == .repeatedKey("a/b"))
        #expect(Self.flaw(#"{"x":{"\u00e9":1,"e\u0301":2}}"#) == .equivalentKeys(at: "/x/e\u{301}"))
        #expect(Self.flaw("{\"K\":1,\"\u{212A}\":2}") == .equivalentKeys(at: "/\u{212A}"))
        let many = (0..<40).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(Self.flaw("{\(many),\"é\":1,\"e\u{301}\":2}") == .equivalentKeys(at: "/e\u{301}"))
        #expect(Self.flaw("{\(many),\"k7\":1}") == .repeatedKey("k7"))
    }
}
