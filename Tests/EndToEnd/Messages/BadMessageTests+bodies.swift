extension BadMessageTests {
    /// A message that would be taken, as text, with something else in it.
    static func body(_ more: String = "", message: String = "\"internet lenta\"") -> String {
        #"{"channel":"whatsapp","customer_identifier":"+5511970000001","message":\#(message)\#(more)}"#
    }

    static func raw(_ body: [UInt8], type: String? = "application/json") -> HTTPCall {
        HTTPCall(
            method: "POST", path: "/api/v1/conversations/message", headers: type.map { [("Content-Type", $0)] } ?? [],
            body: body)
    }

    static func raw(_ text: String, type: String? = "application/json") -> HTTPCall {
        raw(Array(text.utf8), type: type)
    }

    /// Bodies that are not the JSON they should be.
    static func bodies() -> [Row] {
        let nested = String(repeating: "{\"a\":", count: 40_000) + "1" + String(repeating: "}", count: 40_000)
        let malformed: [(name: String, body: [UInt8], says: String)] = [
            ("no body", [], "empty"),
            ("half a document", Array(#"{"channel":"whatsapp","#.utf8), "line 1, column 23 it ends too early"),
            ("a trailing comma", Array(body(",").utf8), "a key in quotation marks"),
            ("a document and more", Array((body() + "x").utf8), "something after the value"),
            ("words", Array("hello".utf8), "line 1, column 1 a value is expected"),
            ("a later line", Array("{\n  \"a\": 1,\n  \"é\": x".utf8), "line 3, column 8 a value is expected"),
            ("120,000 nested arrays", Array(repeating: UInt8(ascii: "["), count: 120_000), "nested more than 64 deep"),
            ("40,000 nested objects in a field", Array(body(",\"metadata\":" + nested).utf8), "more than 64 deep"),
            (
                "10,001 values", Array(body(",\"unknown\":[0" + String(repeating: ",0", count: 10_000) + "]").utf8),
                "more than 10000 values"
            ),
            ("a long key", Array(body(",\"\(text(1025))\":1").utf8), "more than 1024 bytes"),
            ("invalid UTF-8", Array(body().utf8).map { $0 == UInt8(ascii: "l") ? 0xFF : $0 }, "not UTF-8"),
            ("half a character", Array(body(message: "\"caf").utf8) + [0xC3] + Array("\"}".utf8), "not UTF-8"),
            ("a NUL byte", [0] + Array(body().utf8), "line 1, column 1 there is a NUL byte"),
            ("a NUL byte in a text", Array(body(message: "\"a\u{0}b\"").utf8), "there is a NUL byte"),
            ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array(body().utf8), "begins with a byte order mark"),
            ("UTF-16", Array(body().utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "there is a NUL byte"),
            ("a text that is not closed", Array(#"{"a":"b\"#.utf8), "ends too early"),
        ]
        // Wherever they stand: in what we read, in what we pass on and in what we ignore.
        let values: [(value: String, says: String)] = [
            ("NaN", "value"), ("012", "needless 0"), ("-", "digit"), ("1.", "digit"), ("1e", "digit"), ("+1", "value"),
            (".5", "value"), ("tru", "value"), (#""a\ud800b""#, "surrogate"), (#""\x""#, "escape"),
            (#""\u00g0""#, "hexadecimal"), ("\"a\tb\"", "control character"),
        ]
        let misplaced = values.flatMap { value, says in
            [body(message: value), body(",\"metadata\":{\"a\":[\(value)]}"), body(",\"unknown\":\(value)")].map {
                Row(name: $0, call: raw($0), status: 400, says: says)
            }
        }
        let others = [
            ("null", "null"), ("[{}]", "an array"), ("\"x\"", "a string"), ("1", "a number"), ("true", "true or false"),
        ]
        return malformed.map { Row(name: $0.name, call: raw($0.body), status: 400, says: $0.says) } + misplaced
            + others.map { body, kind in
                Row(name: body, call: raw(body), status: 422, pointer: "", says: "must be an object, not \(kind)")
            } + [Row(name: "300 KiB", call: raw(body(message: "\"\(text(300 * 1024))\"")), status: 413)] + numbers()
            + repeatedKeys()
    }

    private static func numbers() -> [Row] {
        [
            ("1e400", "/metadata/a"), ("1e-400", "/metadata/a"), ("[{\"b\":-1e999}]", "/metadata/a/0/b"),
            ("18446744073709551616", "/metadata/a"), ("[1,[],12345678901234567890123]", "/metadata/a/2"),
            ("{\"b/c\":{},\"d~\":-9223372036854775809}", "/metadata/a/d~0"),
            (String(repeating: "9", count: 400), "/metadata/a"),
        ].map { number, pointer in
            Row(
                name: "the number \(number.prefix(30))", call: raw(body(#","metadata":{"a":\#(number)}"#)),
                status: 422, pointer: pointer, says: "a number that 64 bits can hold")
        }
    }

    private static func repeatedKeys() -> [Row] {
        let many = (0..<2000).map { "\"k\($0)\":1" }.joined(separator: ",")
        let texts: [(more: String, key: String)] = [
            (#","message":"outra""#, "message"), (#","mess\u0061ge":"outra""#, "message"),
            (#","metadata":{"a":1,"b":{"a":2},"a":3}"#, "a"),
            (#","metadata":{"a":[{"x":1},{"y":1,"y":1}]}"#, "y"),
            (#","metadata":{"caf\u00e9":1,"café":2}"#, "café"), (#","metadata":{"\ud83d\ude00":1,"😀":2}"#, "😀"),
            (#","metadata":{"":1,"":2}"#, "\"\""), (#","metadata":{\#(many),"k1234":2}"#, "k1234"),
            (#","metadata":{"\#(text(300))":1,"\#(text(300))":2}"#, text(40)),
        ]
        return texts.map {
            Row(name: "\($0.key.prefix(40)) twice", call: raw(body($0.more)), status: 400, says: $0.key)
        } + [
            Row(
                name: "keys that only Unicode tells apart",
                call: raw(body(#","metadata":{"x":[{"caf\u00e9":1,"cafe\u0301":2}]}"#)), status: 422,
                pointer: "/metadata/x/0/cafe\u{301}", says: "Unicode")
        ]
    }
}
