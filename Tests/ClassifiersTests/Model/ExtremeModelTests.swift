import Classifiers
import Conversations
import Foundation
import Testing

/// Models whose JSON is well formed and whose checksum is right, but whose numbers would turn every answer into nonsense.
@Suite struct ExtremeModelTests {
    /// Section, what stands there, what is put in its place.
    @Test(arguments: [
        (
            ModelFileFormat.Section.header, #""confidence":\{"answer":\[[^]]*\]"#,
            #""confidence":{"answer":[1e308,-1e308,1e308,1e308,1e308,1e308]"#
        ),
        (.header, #""refusal":\[[^]]*\]"#, #""refusal":[1e308,-1e308,1e308,1e308,1e308,1e308]"#),
        (.header, #""refusal":\[[^]]*\]"#, #""refusal":[1,2,3]"#),
        (.header, #""temperature":[0-9.e-]+"#, #""temperature":0"#),
        (.header, #""negative":\[[^]]*\]"#, #""negative":[1e308,1e308,-1e308,1e308,1e308,1e308,1e308,1e308]"#),
        (.header, #""weightUnit":[0-9.e-]+"#, #""weightUnit":1e300"#),
        (.header, #""biases":\[[^],]*,"#, #""biases":[1e300,"#),
        (.header, #""labels":\["[^"]*""#, #""labels":["""#),
        (.header, #""labels":\["[^"]*""#, #""labels":["a\nforged line""#),
        (.sentiment, #""value":-?[0-9.]+"#, #""value":1e300"#),
        (.sentiment, #""value":-?[0-9.]+"#, #""value":-1e300"#),
        (.sentiment, #""term":"[^"]+""#, #""term":"""#),
        (.rules, #""_0":0\.4"#, #""_0":1e308"#),
        (.rules, #""weight":0\.2"#, #""weight":-1e308"#),
    ])
    func `is refused`(section: ModelFileFormat.Section, pattern: String, replacement: String) throws {
        let regex = try NSRegularExpression(pattern: pattern)
        var changes = 0
        let file = ForgedFile.changing(section, of: try SmallCorpus.model()) { text in
            let range = NSRange(text.startIndex..., in: text)
            changes = regex.numberOfMatches(in: text, range: range)
            return regex.stringByReplacingMatches(
                in: text, range: range, withTemplate: NSRegularExpression.escapedTemplate(for: replacement))
        }
        #expect(changes > 0, "the pattern is not in the section")
        let error = #expect(throws: ModelFileError.self) { try Classifier(bytes: file, name: "x.triage") }
        let line = error.map { "\($0)" } ?? ""
        #expect(line.hasPrefix("x.triage: \(section): ") && !line.contains("\n"), "\(line)")
    }

    @Test(arguments: [ModelFileFormat.Section.concepts, .rules, .sentiment])
    func `more than any model needs is refused`(section: ModelFileFormat.Section) throws {
        let many: (String) -> String = { text in
            switch section {
            case .concepts:
                let concepts = (0...ConceptLexicon.conceptLimit).map { #"{"name":"c\#($0)","phrases":["p"]}"# }
                return #"{"concepts":[\#(concepts.joined(separator: ","))],"negations":[]}"#
            case .rules:
                let rule = #"{"name":"r","keywords":["k"],"verdict":{"human":{}}}"#
                let rules = [String](repeating: rule, count: RuleSet.ruleLimit + 1)
                return #"{"rules":[\#(rules.joined(separator: ","))],"boosts":[]}"#
            default:
                let negations = [String](repeating: #""no""#, count: 20_000)
                return text.replacingOccurrences(
                    of: #""negations":["#, with: #""negations":[\#(negations.joined(separator: ",")),"#)
            }
        }
        let file = ForgedFile.changing(section, of: try SmallCorpus.model(), many)
        #expect(throws: ModelFileError.self) { try Classifier(bytes: file, name: "x.triage") }
    }

    @Test func `changing nothing leaves a model that works`() throws {
        let model = try SmallCorpus.model()
        for section in ModelFileFormat.Section.allCases where ![.keys, .weights, .trainedTexts].contains(section) {
            #expect(ForgedFile.changing(section, of: model, { $0 }) == model)
        }
    }
}
