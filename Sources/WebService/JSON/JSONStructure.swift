/// What Foundation's decoder reads too kindly: a comma before a closing bracket, and nesting nobody needs.
enum JSONStructure {
    /// More levels than any message has.
    static let deepest = 64

    /// - Returns: false for text that is certainly no JSON we take; the decoder says the rest.
    static func isSound(_ bytes: some Sequence<UInt8>) -> Bool {
        var depth = 0
        var isText = false
        var isEscaped = false
        var followsComma = false
        for byte in bytes {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                if depth > deepest { return false }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if followsComma { return false }
                depth -= 1
            default: break
            }
            followsComma = byte == UInt8(ascii: ",")
        }
        return true
    }
}
