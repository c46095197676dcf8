import Testing

@testable import Evaluation

@Suite struct PerturbationTests {
    private static let text = "Bom dia, não está funcionando: paguei R$ 99,90 às 10:30!"

    private func apply(_ perturbation: Perturbation, _ text: String = Self.text, variant: Int = 0) -> String? {
        perturbation.apply(to: text, wording: Wording(language: "pt"), seed: 7, variant: variant)
    }

    @Test func `the same text, seed and variant come out the same`() {
        for perturbation in Perturbation.allCases {
            #expect(apply(perturbation) == apply(perturbation), "\(perturbation)")
            #expect(apply(perturbation) != Self.text, "\(perturbation)")
        }
    }

    @Test func `other variants and seeds differ where there are several ways`() {
        for perturbation in Perturbation.allCases {
            let variants = Set((0..<12).compactMap { apply(perturbation, variant: $0) })
            #expect(perturbation.varies ? variants.count > 1 : variants.count == 1, "\(perturbation): \(variants)")
        }
    }

    @Test func `what each does`() {
        #expect(apply(.noAccents) == "Bom dia, nao esta funcionando: paguei R$ 99,90 as 10:30!")
        #expect(apply(.capitals)?.hasPrefix("BOM DIA, NÃO ESTÁ") == true)
        #expect(apply(.noPunctuation) == "Bom dia não está funcionando paguei R$ 99,90 às 10:30")
        #expect(apply(.abbreviations, "você não sabe o que é.") == "vc n sabe o q é.")
        #expect(apply(.greeting)?.hasSuffix(Self.text) == true)
        #expect(apply(.longPrefix)?.hasSuffix(Self.text) == true)
        #expect(apply(.signOff)?.hasPrefix(Self.text) == true)
        #expect(apply(.fillers, "quero cancelar o plano")?.filter { $0 == "," }.count == 2)
    }

    @Test func `a typo touches one word in five and keeps its first letter`() {
        let text = "minha conexão caiu ontem novamente depois daquela chuva forte aqui"
        for variant in 0..<50 {
            let words = (apply(.typos, text, variant: variant) ?? text).split(separator: " ")
            let changed = zip(words, text.split(separator: " ")).filter { $0 != $1 }
            #expect((1...2).contains(changed.count))
            #expect(changed.allSatisfy { $0.first == $1.first && abs($0.count - $1.count) <= 1 })
        }
    }

    @Test(arguments: ["", "?", "ok", "🙂", "1234", "é"])
    func `little texts are left alone or changed, never broken`(text: String) {
        for perturbation in Perturbation.allCases { _ = apply(perturbation, text) }
        #expect(apply(.typos, text) == nil)
    }

    @Test func `a language without phrases adds none`() {
        #expect(Perturbation.greeting.apply(to: "oi", wording: Wording(language: "fr"), seed: 7, variant: 0) == nil)
    }
}
