import Classifiers
import Testing

struct FeatureExtractorTests {
    private func features(_ text: String, _ settings: FeatureSettings) -> [String: [String]] {
        let extractor = FeatureExtractor(settings: settings)
        let folded = TextFolder(languages: ["pt"]).fold(text)
        var names: [String: [String]] = [:]
        extractor.forEach(in: folded, concepts: [], of: nil) { occurrence in
            let name = extractor.name(of: occurrence, in: folded, lexicon: nil)
            names["\(occurrence.kind)", default: []].append(name)
        }
        return names
    }

    @Test func `names every feature of a message`() {
        let found = features("oi rede oi?", FeatureSettings(gramLengths: 2...3, pairWindow: 5))
        #expect(found["word"] == ["oi", "rede"])
        #expect(found["bigram"] == ["^ oi", "oi rede", "rede oi", "oi $"])
        #expect(found["pair"] == ["oi + rede"])
        #expect(
            found["characters"] == [
                "^o", "^oi", "oi", "oi$", "i$", "^r", "^re", "re", "red", "ed", "ede", "de", "de$", "e$",
            ])
        #expect(found["form"] == ["question mark"])
    }

    @Test func `numbers, symbols and other scripts have no characters`() {
        #expect(features("123456 😀 мир ção", FeatureSettings(gramLengths: 4...4))["characters"] == ["^cao", "cao$"])
    }

    @Test func `families can be switched off`() {
        let plain = FeatureSettings(gramLengths: nil, usesBigrams: false, pairWindow: 0, usesForms: false)
        #expect(features("duas palavras?", plain).keys.sorted() == ["word"])
    }

    @Test func `pairs look only so far and know no order`() {
        let settings = FeatureSettings(gramLengths: nil, usesBigrams: false, pairWindow: 1, usesForms: false)
        #expect(features("um dois tres", settings)["pair"] == ["um + dois", "dois + tres"])
        #expect(FeatureKey.pair(3, 9) == FeatureKey.pair(9, 3))
        #expect(FeatureKey.bigram(3, 9) != FeatureKey.bigram(9, 3))
    }

    @Test func `families with the same hash have different keys`() {
        let keys = [
            FeatureKey.word(77), FeatureKey.characters(77), FeatureKey.concept(77), FeatureKey.negatedConcept(77),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func `an empty message has none`() {
        #expect(features("", FeatureSettings()).isEmpty)
    }
}
