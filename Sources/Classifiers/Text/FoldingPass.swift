/// One run of the folder over one message.
struct FoldingPass {
    private let abbreviations: Abbreviations
    private(set) var folded = FoldedText()

    private var start = 0
    private var letters = 0
    private var capitals = 0
    private var digits = 0
    /// How often the last letter stands in a row in the input.
    private var run = 0
    private var elongated = false
    private var opensClause = true
    private var opensSentence = true
    /// Where in `bytes` the token's last apostrophe stood; 0 for nowhere.
    private var apostrophe = 0

    init(abbreviations: Abbreviations, capacity: Int) {
        self.abbreviations = abbreviations
        folded.bytes.reserveCapacity(capacity + 16)
        folded.tokens.reserveCapacity(capacity / 4 + 4)
    }

    mutating func run(_ input: Span<UInt8>) {
        var position = 0
        while position < input.count, folded.tokens.count < TextFolder.tokenLimit {
            let byte = input[position]
            if byte < 0x80 {
                let length = Emoticon.length(in: input, at: position)
                if length > 0 {
                    symbol(Emoticon.canonical(input, at: position, length: length))
                    position += length
                    continue
                }
                ascii(byte, next: position + 1 < input.count ? input[position + 1] : 0)
                position += 1
            } else {
                position += other(input, at: position)
            }
        }
        endToken()
    }

    private mutating func ascii(_ byte: UInt8, next: UInt8) {
        let lower = byte | 0x20
        if lower &- UInt8(ascii: "a") < 26 {
            letter(lower, isCapital: byte != lower)
        } else if byte &- UInt8(ascii: "0") < 10 {
            digit(byte)
        } else if byte == UInt8(ascii: "'"), letters > 0, (next | 0x20) &- UInt8(ascii: "a") < 26 {
            // An apostrophe inside a word joins its parts: "don't", "what's".
            apostrophe = folded.bytes.count
        } else {
            if byte == UInt8(ascii: "/"), folded.bytes.count == start + 1, letters == 1 {
                // "c/ problema": the slash belongs to the shorthand.
                folded.bytes.append(byte)
                endToken(dropsSlash: true)
            } else {
                endToken()
            }
            punctuation(byte)
        }
    }

    private mutating func punctuation(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"):
            folded.exclamationCount += 1
            endSentence()
        case UInt8(ascii: "?"):
            folded.questionCount += 1
            endSentence()
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "\n"): endSentence()
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): opensClause = true
        case UInt8(ascii: "$"): symbol([UInt8(ascii: "$")])
        default: break
        }
    }

    private mutating func endSentence() {
        opensClause = true
        opensSentence = true
    }

    private mutating func letter(_ letter: UInt8, isCapital: Bool) {
        if digits >= 2, letters == 0 { endToken() }
        folded.letterCount += 1
        letters += 1
        if isCapital {
            capitals += 1
            folded.capitalCount += 1
        }
        if folded.bytes.count > start, folded.bytes[folded.bytes.count - 1] == letter {
            run += 1
            if run == 3 {
                folded.bytes.removeLast()
                elongated = true
            }
            if run >= 3 { return }
        } else {
            run = 1
        }
        append(letter)
    }

    private mutating func digit(_ byte: UInt8) {
        digits += 1
        run = 0
        append(byte)
    }

    private mutating func append(_ byte: UInt8) {
        if folded.bytes.count - start < TextFolder.tokenByteLimit { folded.bytes.append(byte) }
    }

    /// A token of its own, such as an emoji.
    private mutating func symbol(_ bytes: [UInt8]) {
        endToken()
        folded.bytes.append(contentsOf: bytes)
        close(traits: .symbol)
    }

    /// Notes links and addresses that were taken out before the run.
    mutating func count(links: Int, addresses: Int) {
        folded.linkCount = links
        folded.addressCount = addresses
    }

    /// A scalar outside ASCII; answers with the number of bytes it takes.
    ///
    /// One cut off at the end is dropped.
    private mutating func other(_ input: Span<UInt8>, at position: Int) -> Int {
        let lead = input[position]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, position + length <= input.count else { return input.count - position }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { value = value << 6 | UInt32(input[position + offset] & 0x3F) }
        scalar(value)
        return length
    }

    private mutating func scalar(_ value: UInt32) {
        switch value {
        case 0xE3, 0xF5, 0xE7, 0xEA, 0xF4, 0xE2, 0xC3, 0xD5, 0xC7, 0xCA, 0xD4, 0xC2: folded.portugueseMarks += 1
        case 0xF1, 0xD1, 0xBF, 0xA1: folded.spanishMarks += 1
        default: break
        }
        if let plain = LatinFolding.letter(for: value) {
            if plain <= UInt8(ascii: "9") { return digit(plain) }
            let isCapital = Unicode.Scalar(value).map { $0.properties.isUppercase } ?? false
            letter(plain, isCapital: isCapital)
            if let second = LatinFolding.secondLetter(for: value) { letter(second, isCapital: false) }
            return
        }
        switch value {
        case 0xAA: letter(0x61, isCapital: false)
        case 0xBA: letter(0x6F, isCapital: false)
        case 0x2019, 0x02BC, 0xB4:
            // A typographic apostrophe, treated like its plain form inside a word.
            if letters == 0 { endToken() } else { apostrophe = folded.bytes.count }
        case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0xAD,
            0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF, 0x20E3:
            break  // marks, joiners, directions, skin tones: nothing that carries meaning here
        case 0x20AC, 0xA3: symbol([UInt8(ascii: "$")])
        default: rare(value)
        }
    }

    /// Letters of other scripts become part of a word, emoji and pictures tokens of their own, the rest separates.
    private mutating func rare(_ value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return endToken() }
        if scalar.properties.isAlphabetic {
            folded.letterCount += 1
            letters += 1
            run = 0
            let bytes = Array(scalar.properties.lowercaseMapping.utf8)
            // Whole scalars only: a word cut inside one would not be valid text.
            guard folded.bytes.count - start + bytes.count <= TextFolder.tokenByteLimit else { return }
            folded.bytes.append(contentsOf: bytes)
        } else if scalar.properties.isEmoji || (0x2190...0x2BFF).contains(value) {
            symbol(Array(String(scalar).utf8))
        } else {
            endToken()
            opensClause = true
        }
    }

    private mutating func endToken(dropsSlash: Bool = false) {
        guard folded.bytes.count > start else { return }
        if apostrophe > start, apostrophe < folded.bytes.count,
            let words = abbreviations.expansion(of: suffixHash())
        {
            // "he'll" is "he will", not "hell".
            folded.bytes.removeSubrange(apostrophe...)
            endWord()
            for word in words {
                folded.bytes.append(contentsOf: word)
                close(traits: [])
            }
        } else {
            endWord(dropsSlash: dropsSlash)
        }
    }

    private mutating func endWord(dropsSlash: Bool = false) {
        var traits: FoldedText.Traits = []
        if capitals == letters, letters >= 3 { traits.insert(.shouted) }
        if elongated { traits.insert(.elongated) }
        if digits > 0, letters == 0 {
            traits.insert(.number)
            maskNumber()
        } else if Laughter.fills(folded.bytes[start...], isElongated: elongated) {
            replace(with: Laughter.word)
        } else if let expansion = abbreviations.expansion(of: hash()) {
            expand(expansion, traits: traits)
            return
        }
        if dropsSlash { folded.bytes.removeLast() }
        close(traits: traits)
    }

    private mutating func expand(_ words: [[UInt8]], traits: FoldedText.Traits) {
        folded.bytes.removeSubrange(start...)
        for word in words {
            folded.bytes.append(contentsOf: word)
            close(traits: traits)
        }
    }

    private mutating func close(traits: FoldedText.Traits) {
        var traits = traits
        if opensClause { traits.insert(.opensClause) }
        if opensSentence { traits.insert(.opensSentence) }
        if folded.tokens.count < TextFolder.tokenLimit {
            folded.tokens.append(.init(start: start, end: folded.bytes.count, hash: hash(), traits: traits))
        }
        start = folded.bytes.count
        letters = 0
        capitals = 0
        digits = 0
        run = 0
        elongated = false
        opensClause = false
        opensSentence = false
        apostrophe = 0
    }

    /// Of what follows the apostrophe, the apostrophe included.
    private func suffixHash() -> UInt64 {
        var hash = ByteHash()
        hash.combine(UInt8(ascii: "'"))
        for index in apostrophe..<folded.bytes.count { hash.combine(folded.bytes[index]) }
        return hash.value
    }

    private func hash() -> UInt64 {
        var hash = ByteHash()
        for index in start..<folded.bytes.count { hash.combine(folded.bytes[index]) }
        return hash.value
    }

    /// Numbers of three digits and more keep only their length, up to nine: amounts, dates, document numbers.
    private mutating func maskNumber() {
        let length = folded.bytes.count - start
        guard length >= 3 else { return }
        for index in start..<folded.bytes.count { folded.bytes[index] = UInt8(ascii: "0") }
        if length > 9 { folded.bytes.removeSubrange((start + 9)...) }
    }

    private mutating func replace(with word: [UInt8]) {
        folded.bytes.removeSubrange(start...)
        folded.bytes.append(contentsOf: word)
    }
}
