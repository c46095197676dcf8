/// A look at the raw text before the parser gets it, for aliases.
///
/// The parser expands aliases while it compares keys, so a few lines can cost exponential time. A token `*name` is
/// refused when `&name` stands before it; a lone `*` or `&` in prose does not matter. Nesting needs no such look:
/// libyaml itself stops at 1,000 levels.
struct AliasScan {
    let file: String

    func refuseAliases(in bytes: [UInt8]) throws(YAMLProblem) {
        var anchors: Set<ArraySlice<UInt8>> = []
        var line = 1
        var atTokenStart = true
        for (position, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                atTokenStart = true
            case UInt8(ascii: "&") where atTokenStart:
                if let name = name(in: bytes, after: position) { anchors.insert(name) }
                atTokenStart = false
            case UInt8(ascii: "*") where atTokenStart:
                if let name = name(in: bytes, after: position), anchors.contains(name) {
                    throw YAMLProblem(file: file, line: line, message: "anchors and aliases are not supported")
                }
                atTokenStart = false
            default: atTokenStart = separates(byte)
            }
        }
    }

    /// The run of name characters behind `&` or `*`; nil when there is none.
    private func name(in bytes: [UInt8], after position: Int) -> ArraySlice<UInt8>? {
        let name = bytes[(position + 1)...].prefix(while: isNameByte)
        return name.isEmpty ? nil : name
    }

    /// What libyaml takes as part of an anchor's name.
    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// What can stand right before a token.
    private func separates(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"),
            UInt8(ascii: "-"):
            true
        // NEL, LS and PS are line breaks to libyaml; their last bytes are enough to err on the safe side.
        case 0x85, 0xA8, 0xA9, 0xBF: true
        default: false
        }
    }
}
