import Classifiers
import Conversations
import Testing
import Training

/// Change any part of a score, and the explanation changes by just that part.
struct PerturbedExplanationTests {
    private let text = "não quero a segunda via do boleto, ta lento!!"

    private func parts(_ explanation: Explanation) -> [String: Double] {
        var parts: [String: Double] = ["bias": explanation.bias]
        for part in explanation.contributions { parts["\(part.kind) \(part.feature)", default: 0] += part.weight }
        return parts
    }

    @Test func `a weight of the model that changes is seen in its contribution and nowhere else`() throws {
        let file = try SmallCorpus.model()
        let before = try Classifier(bytes: file, name: "before")
        var changed = 0
        for step in 0..<50 {
            let forged = ForgedFile.changing(byte: step * 797, in: .weights, of: file)
            // Some bytes say how the others are read; a file that does not fit is refused.
            guard let after = try? Classifier(bytes: forged, name: "after") else { continue }
            for intent in before.labels {
                let (old, new) = (before.explain(text, intent: intent), after.explain(text, intent: intent))
                let (oldParts, newParts) = (parts(old), parts(new))
                #expect(abs(newParts.values.reduce(0, +) - new.score) < 1e-6)
                let difference = Set(oldParts.keys).union(newParts.keys).reduce(0) { sum, key in
                    sum + newParts[key, default: 0] - oldParts[key, default: 0]
                }
                #expect(abs(new.score - old.score - difference) < 1e-6)
                if abs(new.score - old.score) > 1e-6 { changed += 1 }
            }
        }
        #expect(changed > 0)
    }

    @Test func `a rule's weight that changes is seen in its contribution and nowhere else`() throws {
        let file = try SmallCorpus.model()
        let forged = ForgedFile.changing(.rules, of: file) { $0.replacing("0.4", with: "0.9") }
        let intent = IntentLabel("financial/second_copy_invoice")
        let old = try Classifier(bytes: file, name: "before").explain(text, intent: intent)
        let new = try Classifier(bytes: forged, name: "after").explain(text, intent: intent)
        #expect(abs(new.score - old.score - 0.5) < 1e-9)
        var (oldParts, newParts) = (parts(old), parts(new))
        #expect(abs((newParts["rule boleto_keyword"] ?? 0) - (oldParts["rule boleto_keyword"] ?? 0) - 0.5) < 1e-9)
        oldParts["rule boleto_keyword"] = nil
        newParts["rule boleto_keyword"] = nil
        #expect(oldParts == newParts)
    }
}
