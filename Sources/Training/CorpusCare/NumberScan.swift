/// Runs of digits with the signs that people write between them.
struct NumberScan {
    /// One run, from its first digit or sign to its last digit.
    struct Run {
        let range: Range<Int>
        let digits: [UInt8]
        /// The run as written, with each digit as `0`.
        let shape: String

        /// What kind of personal number it is; nil for any other number.
        var kind: PersonalData.Kind? {
            if isCPF { return .cpf }
            if isCard { return .card }
            return isPhone ? .phone : nil
        }

        private var isCPF: Bool {
            guard digits.count == 11, ["00000000000", "000.000.000-00", "000000000-00"].contains(shape),
                Set(digits).count > 1
            else { return false }
            return check(9) == digits[9] && check(10) == digits[10]
        }

        /// The check digit over the first `count` digits: weights from count + 1 down to 2, modulo 11.
        private func check(_ count: Int) -> UInt8 {
            let sum = (0..<count).reduce(0) { $0 + Int(digits[$1]) * (count + 1 - $1) }
            let remainder = sum * 10 % 11
            return remainder == 10 ? 0 : UInt8(remainder)
        }

        private var isCard: Bool {
            guard (13...19).contains(digits.count), Set(digits).count > 1, (2...6).contains(digits[0]),
                shape.allSatisfy({ $0 == "0" || $0 == " " || $0 == "-" })
            else { return false }
            let groups = shape.split { $0 != "0" }.map(\.count)
            guard groups.count == 1 || groups.dropLast().allSatisfy({ (4...6).contains($0) }) else { return false }
            // Luhn: every second digit from the right doubled, its digits summed (ISO/IEC 7812-1).
            let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
                let doubled = Int(entry.element) * (entry.offset % 2 == 1 ? 2 : 1)
                return sum + (doubled > 9 ? doubled - 9 : doubled)
            }
            return sum % 10 == 0
        }

        private var isPhone: Bool {
            if shape.first == "+" { return (10...15).contains(digits.count) }
            guard (8...13).contains(digits.count) else { return false }
            let forms: Set<String> = [
                "(00) 00000-0000", "(00)00000-0000", "(00) 0000-0000", "(00)0000-0000", "(00) 000000000",
                "(00) 00000 0000", "00 00000-0000", "00 0000-0000", "00 00000 0000", "00-00000-0000",
                "(000) 000-0000", "(000)000-0000", "000-000-0000", "000.000.0000", "0-000-000-0000", "00000-0000",
                "55 00 00000-0000", "00 00 00000-0000",
            ]
            if forms.contains(shape) { return true }
            // Brazilian mobile number without any sign: area code, then a 9; with or without the country's 55.
            guard shape == "00000000000" || shape == "0000000000000" else { return false }
            let local = digits.count == 13 ? Array(digits.dropFirst(2)) : digits
            let isCountry = digits.count == 11 || (digits[0] == 5 && digits[1] == 5)
            return isCountry && local[0] > 0 && local[1] > 0 && local[2] == 9
        }
    }

    let bytes: [UInt8]

    /// All runs of at least eight digits; longer ones than any number of a person are passed over.
    var runs: [Run] {
        var runs: [Run] = []
        var position = 0
        while position < bytes.count {
            guard isStart(position) else {
                position += 1
                continue
            }
            let end = endOfRun(from: position)
            let slice = bytes[position..<end]
            let digits = slice.filter(isDigit).map { $0 - UInt8(ascii: "0") }
            if (8...19).contains(digits.count) {
                let shape = String(decoding: slice.map { isDigit($0) ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
                runs.append(Run(range: position..<end, digits: digits, shape: shape))
            }
            position = max(end, position + 1)
        }
        return runs
    }

    /// A digit, or `+` or `(` right before one, that no letter or digit touches from the left.
    private func isStart(_ position: Int) -> Bool {
        if position > 0, isWordByte(bytes[position - 1]) { return false }
        if isDigit(bytes[position]) { return true }
        guard bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "(") else { return false }
        return position + 1 < bytes.count && isDigit(bytes[position + 1])
    }

    /// Digits with at most two signs between them; ends behind the last digit, and before a letter takes over.
    private func endOfRun(from start: Int) -> Int {
        var end = start
        var position = start
        var signs = 0
        while position < bytes.count, position - start < 40 {
            if isDigit(bytes[position]) {
                signs = 0
                end = position + 1
            } else {
                signs += 1
                guard signs <= 2, position == start || isSign(bytes[position]) else { break }
            }
            position += 1
        }
        return end
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func isSign(_ byte: UInt8) -> Bool {
        [0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")")].contains(byte)
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
    }
}
