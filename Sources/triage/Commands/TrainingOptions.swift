import ArgumentParser
import Classifiers
import Evaluation
import Training

extension TrainingArguments.Algorithm: ExpressibleByArgument {}

/// How a model is trained; shared by `train` and cross-validation.
struct TrainingOptions: ParsableArguments {
    @Option(help: "linear or naive-bayes.")
    var algorithm = TrainingArguments.Algorithm.linear

    @Option(help: "The same corpus and seed give the same bytes.")
    var seed: UInt64 = 7

    @Option(help: "Languages, most important first, such as pt,en,es; the corpus' own unless given.")
    var languages: String?

    @Option(help: "Keyword and pattern rules to put into the model, a YAML file.")
    var rules: String?

    @Option(help: "A concept lexicon to put into the model, a YAML file.")
    var concepts: String?

    /// Everything that training takes beside rows, read and checked.
    var recipe: TrainingRecipe {
        get throws {
            TrainingRecipe(
                arguments: try arguments, rules: try rules.map { path in try RuleFile.read(path: path) },
                concepts: try concepts.map { path in try ConceptFile.read(path: path) })
        }
    }

    private var arguments: TrainingArguments {
        get throws {
            let codes = (languages ?? "").split(separator: ",").map { String($0).trimmingSpaces }
            guard codes.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (97...122).contains($0) } }) else {
                throw CommandFailure.badInput("--languages must be two-letter codes parted by commas, such as pt,en")
            }
            return TrainingArguments(algorithm: algorithm, seed: seed, languages: codes)
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Arguments, rules and concepts: with the same rows, the same model.
struct TrainingRecipe {
    let arguments: TrainingArguments
    let rules: RuleSet?
    let concepts: ConceptLexicon?

    func train(_ rows: [CorpusRow], progress: @escaping @Sendable (Double) -> Void = { _ in }) throws -> [UInt8] {
        try ModelTrainer(arguments: arguments)
            .train(rows: rows, rules: rules, concepts: concepts, progress: progress)
    }

    /// A model of these rows at work.
    func judge(of rows: [CorpusRow]) throws -> RowJudge {
        RowJudge(try Classifier(bytes: try train(rows), name: "the model of these rows"))
    }

    var withoutConcepts: TrainingRecipe { TrainingRecipe(arguments: arguments, rules: rules, concepts: nil) }
}
