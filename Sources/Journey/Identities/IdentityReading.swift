import ContextEngine
import Conversations
import PhoneNumbers

/// What an identifier that was read by the rules of before is by the rules of now.
///
/// Pure. Until then a number without a `+` was taken for Brazilian when it had ten digits, or eleven of which the third was
/// a 9, whoever wrote it. What the caller had written was not kept, so that it is worked out here: every text that could
/// have become the stored number, and what each of them is now.
struct IdentityReading {
    /// Where the customer wrote, and how numbers are read there.
    struct Place: Hashable {
        var channel: Channel
        var region: PhoneRegion?
    }

    enum Verdict: Hashable {
        case stays
        case becomes(kind: ChannelIdentity.Kind, value: String)
        /// It could be several people's, and nothing tells whose.
        case isInDoubt
        /// Two people wrote under it.
        case isShared
    }

    let kind: String
    let value: String

    /// Whether an answer takes more than the identifier.
    var needsPlaces: Bool {
        switch ChannelIdentity.Kind(rawValue: kind) {
        case .phone: !texts.isEmpty || stored == nil
        case .email: value != value.withoutHiddenCharacters
        case .external: value != value.withoutHiddenCharacters || WrittenNumber(value) != nil
        case nil: false
        }
    }

    /// - Parameters:
    ///   - places: where the customer wrote; none unless ``needsPlaces``.
    ///   - evidence: asked for only where it decides: the numbers by which WhatsApp knows the customer, from its own ids.
    func verdict(at places: [Place], evidence: () throws -> Set<PhoneNumber>) rethrows -> Verdict {
        switch ChannelIdentity.Kind(rawValue: kind) {
        case .phone: try number(at: places, evidence: evidence)
        case .email, .external: needsPlaces ? text(at: places) : .stays
        case nil: .stays
        }
    }

    // MARK: Numbers

    /// What the caller may have written without a country code, from which the rules of before made a Brazilian number.
    private var texts: [String] {
        let digits = Array(value.utf8.dropFirst())
        guard value.hasPrefix("+55") else { return [] }
        let national = Array(digits.dropFirst(2))
        let nine = UInt8(ascii: "9")
        var texts: [[UInt8]] = []
        if national.count == 10 || (national.count == 11 && national[2] == nine) { texts.append(national) }
        // They also put a ninth digit into what they took for a mobile.
        if national.count == 11, national[2] == nine, national[3] >= UInt8(ascii: "6") {
            texts.append(Array(national[..<2] + national[3...]))
        }
        return texts.filter { $0.first != UInt8(ascii: "0") }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The number as it is stored; nil when no country has it.
    private var stored: PhoneNumber? { PhoneNumber(international: Array(value.utf8.dropFirst())) }

    private func number(at places: [Place], evidence: () throws -> Set<PhoneNumber>) rethrows -> Verdict {
        let stored = stored
        let others = others(than: stored, at: places)
        guard !others.isEmpty else { return asStored(stored, at: places) }
        if others.count == 1, let other = others.first, !(stored?.isInUse ?? false) {
            return .becomes(kind: .phone, value: other.text)
        }
        var seen = others
        if let stored { seen.insert(stored) }
        seen.formIntersection(try evidence())
        switch seen.count {
        case 0: return .isInDoubt
        case 1: return seen.first.map { become($0.text) } ?? .isInDoubt
        default: return .isShared
        }
    }

    private func asStored(_ stored: PhoneNumber?, at places: [Place]) -> Verdict {
        guard let stored else {
            // No country has it. WhatsApp gives its identities without a plus.
            let isBare = places.contains { $0.channel == .whatsapp }
            return .becomes(kind: .external, value: isBare ? String(value.dropFirst()) : value)
        }
        return become(stored.text)
    }

    private func become(_ text: String) -> Verdict {
        text == value ? .stays : .becomes(kind: .phone, value: text)
    }

    /// Numbers in use that the stored one was made of by mistake.
    private func others(than stored: PhoneNumber?, at places: [Place]) -> Set<PhoneNumber> {
        var others: Set<PhoneNumber> = []
        for text in texts {
            guard let written = WrittenNumber(text) else { continue }
            for place in places where place.channel == .whatsapp || place.channel == .phone {
                let readings = [written.international, written.number(in: place.region)]
                others.formUnion(readings.compactMap { $0 }.filter { $0 != stored && $0.isInUse })
            }
        }
        return others
    }

    // MARK: Everything else

    /// What the same text is now, where it is one thing everywhere the customer wrote.
    private func text(at places: [Place]) -> Verdict {
        let fresh = Set(places.compactMap { try? ChannelIdentity(value, channel: $0.channel, region: $0.region) })
        let keys = Set(fresh.map(\.key))
        guard let only = fresh.first, keys.count == 1 else { return keys.isEmpty ? .stays : .isInDoubt }
        return only.kind.rawValue == kind && only.value == value
            ? .stays : .becomes(kind: only.kind, value: only.value)
    }
}
