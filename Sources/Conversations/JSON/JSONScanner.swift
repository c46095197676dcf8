/// Goes over the bytes of a JSON text, one token at a time, as strictly as RFC 8259 is.
struct JSONScanner {
    /// A string as it stands in the text.
    struct Quoted {
        /// The bytes between the quotation marks.
        let content: Range<Int>
        /// Whether there are escapes among them.
        let isEscaped: Bool
    }

    private let bytes: [UInt8]
    private(set) var position = 0

    /// - Parameter bytes: valid UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte that comes next; 0, which stands in no JSON, at the end.
    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private var isAtDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The next byte that is no blank, still to be taken; nil at the end.
    mutating func next() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            position += 1
        }
        return nil
    }

    /// Takes the byte that comes next.
    mutating func take() { position += 1 }

    /// The flaw that something else should stand here.
    func expected(_ fault: JSONFlaw.Fault) -> JSONFlaw {
        guard position < bytes.count else { return .malformed(.end, at: position) }
        return .malformed(byte == 0 ? .null : fault, at: position)
    }

    /// Takes `true`, `false` or `null`.
    mutating func literal(_ text: String) throws(JSONFlaw) {
        guard bytes[position...].starts(with: text.utf8) else { throw expected(.value) }
        position += text.utf8.count
    }

    /// Takes a string, whose first quotation mark comes next.
    mutating func string() throws(JSONFlaw) -> Quoted {
        take()
        let start = position
        var isEscaped = false
        while let end = endOfPlainText() {
            position = end
            switch byte {
            case UInt8(ascii: "\""):
                take()
                return Quoted(content: start..<end, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                _ = try escape()
            default: throw expected(.control)
            }
        }
        position = bytes.count
        throw expected(.end)
    }

    /// Where the first byte stands that is none of a string's plain text.
    private func endOfPlainText() -> Int? {
        let bytes = bytes.span
        var position = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return position }
            position += 1
        }
        return nil
    }

    /// What a string says.
    func text(of string: Quoted) throws(JSONFlaw) -> String {
        guard string.isEscaped else { return String(decoding: bytes[string.content], as: UTF8.self) }
        var text = ""
        var rest = self
        rest.position = string.content.lowerBound
        while rest.position < string.content.upperBound {
            let plain = bytes[rest.position..<string.content.upperBound].prefix { $0 != UInt8(ascii: "\\") }
            text += String(decoding: plain, as: UTF8.self)
            rest.position = plain.endIndex
            if plain.endIndex < string.content.upperBound { text.unicodeScalars.append(try rest.escape()) }
        }
        return text
    }

    /// Takes an escape, which may be both halves of a surrogate pair.
    private mutating func escape() throws(JSONFlaw) -> Unicode.Scalar {
        let start = position
        take()
        guard byte != UInt8(ascii: "u") else { return try numbered(from: start) }
        guard let scalar = Self.meaning(of: byte) else {
            throw position < bytes.count ? .malformed(.escape, at: start) : expected(.end)
        }
        take()
        return scalar
    }

    private static func meaning(of byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(byte)
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: nil
        }
    }

    private mutating func numbered(from start: Int) throws(JSONFlaw) -> Unicode.Scalar {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, byte == UInt8(ascii: "\\") else { throw .malformed(.surrogate, at: start) }
        take()
        guard byte == UInt8(ascii: "u") else { throw .malformed(.surrogate, at: start) }
        let other = try codeUnit()
        guard (0xDC00...0xDFFF).contains(other),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(other) - 0xDC00))
        else { throw .malformed(.surrogate, at: start) }
        return scalar
    }

    /// Takes a `u` and the four digits after it.
    private mutating func codeUnit() throws(JSONFlaw) -> UInt16 {
        take()
        var unit: UInt16 = 0
        for _ in 0..<4 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
            default: throw expected(.hexadecimal)
            }
            take()
        }
        return unit
    }

    /// Takes a number.
    ///
    /// - Returns: what kind it is when 64 bits cannot hold it, otherwise nil.
    mutating func number() throws(JSONFlaw) -> JSONFlaw.Number? {
        let start = position
        if byte == UInt8(ascii: "-") { take() }
        let first = position
        try digits()
        guard bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
            throw .malformed(.leadingZero, at: first)
        }
        var isInteger = true
        if byte == UInt8(ascii: ".") {
            isInteger = false
            take()
            try digits()
        }
        let mantissa = start..<position
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isInteger = false
            take()
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { take() }
            try digits()
        }
        // Up to 18 digits always fit.
        if isInteger, position - start <= 18 { return nil }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger { return Int64(text) == nil ? .integer : nil }
        guard let value = Double(text), value.isFinite else { return .real }
        let isZero = !bytes[mantissa].contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
        return value == 0 && !isZero ? .real : nil
    }

    /// Takes one digit or more.
    private mutating func digits() throws(JSONFlaw) {
        guard isAtDigit else { throw expected(.digit) }
        while isAtDigit { take() }
    }
}
