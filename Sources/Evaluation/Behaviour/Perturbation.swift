import Classifiers
import Foundation
import Training

/// A change to a message that leaves what it says as it was.
///
/// The same message, seed and variant always come out the same, whatever else a suite contains.
package enum Perturbation: String, CaseIterable, Sendable {
    /// One slip of the finger for every five words, at least one.
    case typos
    case noAccents = "no_accents"
    case capitals
    case lowerCase = "lower_case"
    case noPunctuation = "no_punctuation"
    /// Letters drawn out: `muuuito`.
    case stretchedWord = "stretched_word"
    /// Spaces doubled, and a line break at the end.
    case spaces
    /// An emoji that says little at the end.
    case emoji
    case greeting
    case politeness
    /// Thanks in advance at the end.
    case signOff = "sign_off"
    /// Two sentences in front that have nothing to do with the matter.
    case longPrefix = "long_prefix"
    /// Words written as in chats: `vc`, `pls`.
    case abbreviations
    /// What people say while they think: `tipo assim`, `um`.
    case fillers

    /// True when a language must be known whose words are added.
    package var needsLanguage: Bool {
        switch self {
        case .greeting, .politeness, .signOff, .longPrefix, .abbreviations, .fillers: true
        default: false
        }
    }

    /// True when there are several ways to do it, so that asking for several variants makes sense.
    package var varies: Bool {
        switch self {
        case .noAccents, .capitals, .lowerCase, .noPunctuation, .spaces, .abbreviations: false
        default: true
        }
    }

    /// The changed message; nil when there is nothing to change in it.
    ///
    /// - Parameters:
    ///   - wording: the phrases of the message's language; without one, what ``needsLanguage`` changes nothing.
    ///   - variant: from 0; another variant is another way of doing it, where there are several.
    package func apply(to text: String, wording: Wording?, seed: UInt64, variant: Int) -> String? {
        var generator = SeededGenerator(seed: FNV1a.hash("\(rawValue)\u{1F}\(text)\u{1F}\(variant)") ^ seed)
        let changed = changed(text, wording, &generator)
        return changed == text ? nil : changed
    }

    private func changed(_ text: String, _ wording: Wording?, _ generator: inout SeededGenerator) -> String {
        switch self {
        case .typos: WordSlips.typos(in: text, &generator)
        case .noAccents: text.folding(options: .diacriticInsensitive, locale: nil)
        case .capitals: text.uppercased()
        case .lowerCase: text.lowercased()
        case .noPunctuation: WordSlips.withoutPunctuation(text)
        case .stretchedWord: WordSlips.stretched(text, &generator)
        case .spaces: text.split(separator: " ").joined(separator: "  ") + "\n"
        case .emoji: text + " " + (["🙂", "👍", "🙏", "😊"].randomElement(using: &generator) ?? "")
        case .greeting: wording.map { Self.one(of: $0.greetings, &generator) + " " + text } ?? text
        case .politeness: wording.map { $0.polite(text, Self.one(of: $0.politeness, &generator)) } ?? text
        case .signOff: wording.map { text + "\n\n" + Self.one(of: $0.signOffs, &generator) } ?? text
        case .longPrefix: wording.map { Self.one(of: $0.prefixes, &generator) + " " + text } ?? text
        case .abbreviations: wording.map { WordSlips.abbreviated(text, $0.abbreviations) } ?? text
        case .fillers: wording.map { WordSlips.withFillers(text, $0.fillers, &generator) } ?? text
        }
    }

    private static func one(of phrases: [String], _ generator: inout SeededGenerator) -> String {
        phrases.randomElement(using: &generator) ?? ""
    }
}
