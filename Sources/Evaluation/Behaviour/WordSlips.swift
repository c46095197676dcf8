import Training

/// Changes within words and between them.
enum WordSlips {
    /// Letters that lie beside each other on a keyboard, for the rows that hold most of a language.
    private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init)

    /// A swapped, lost, doubled or neighbouring letter in every fifth word of four letters or more, at least one.
    static func typos(in text: String, _ generator: inout SeededGenerator) -> String {
        onSomeWords(of: text, oneIn: 5, &generator) { word, generator in
            // The first letter stays: slips there are rare, and readers depend on it.
            let place = 1 + generator.below(word.count - 2)
            var word = word
            switch generator.below(4) {
            case 0: word.swapAt(place, place + 1)
            case 1: word.remove(at: place)
            case 2: word.insert(word[place], at: place)
            default: word[place] = neighbour(of: word[place], &generator)
            }
            return word
        }
    }

    /// One letter of one word three times: `lennnta`.
    static func stretched(_ text: String, _ generator: inout SeededGenerator) -> String {
        onSomeWords(of: text, oneIn: .max, &generator) { word, generator in
            let vowels = word.indices.filter { "aeiouáéíóúâêôãõ".contains(word[$0]) }
            guard let place = vowels.randomElement(using: &generator) else { return word }
            var word = word
            word.insert(contentsOf: [word[place], word[place]], at: place)
            return word
        }
    }

    static func withoutPunctuation(_ text: String) -> String {
        // What stands between digits is part of a number, a date or a time.
        let characters = Array(text)
        let kept = characters.indices.filter { index in
            guard characters[index].isPunctuation else { return true }
            let isInside = index > 0 && index + 1 < characters.count
            return isInside && characters[index - 1].isNumber && characters[index + 1].isNumber
        }
        return String(kept.map { characters[$0] })
    }

    /// Whole words replaced, without regard to case.
    static func abbreviated(_ text: String, _ abbreviations: [String: String]) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let core = word.prefix { $0.isLetter }
            return abbreviations[core.lowercased()].map { $0 + word[core.endIndex...] } ?? String(word)
        }.joined(separator: " ")
    }

    /// A filler in front, and one in the middle of messages of four words or more.
    static func withFillers(_ text: String, _ fillers: [String], _ generator: inout SeededGenerator) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        func filler() -> String { (fillers.randomElement(using: &generator) ?? "") + "," }
        if words.count >= 4 { words.insert(filler(), at: words.count / 2) }
        words.insert(filler(), at: 0)
        return words.joined(separator: " ")
    }

    /// Changes one word in so many, of those with four letters or more; the text as it is when it has none.
    private static func onSomeWords(
        of text: String, oneIn share: Int, _ generator: inout SeededGenerator,
        _ change: ([Character], inout SeededGenerator) -> [Character]
    ) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(Array.init)
        var places = words.indices.filter { words[$0].count >= 4 && words[$0].allSatisfy(\.isLetter) }
        places.shuffle(using: &generator)
        for place in places.prefix(max(1, words.count / share)) { words[place] = change(words[place], &generator) }
        return words.map { String($0) }.joined(separator: " ")
    }

    private static func neighbour(of letter: Character, _ generator: inout SeededGenerator) -> Character {
        guard let row = rows.first(where: { $0.contains(letter) }), let place = row.firstIndex(of: letter) else {
            return letter
        }
        let beside = [place - 1, place + 1].filter(row.indices.contains)
        return beside.randomElement(using: &generator).map { row[$0] } ?? letter
    }
}
