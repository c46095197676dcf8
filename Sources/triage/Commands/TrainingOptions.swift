import ArgumentParser
import Classifiers
import Conversations
import Evaluation
import Training

extension TrainingArguments.Algorithm: ExpressibleByArgument {}

/// How a model is trained; shared by `train` and cross-validation.
struct TrainingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How the model learns.", valueName: "name"))
    var algorithm = TrainingArguments.Algorithm.linear

    @Option(help: ArgumentHelp("The same corpus and seed give the same bytes.", valueName: "number"))
    var seed: UInt64 = 7

    @Option(
        help: ArgumentHelp(
            "Languages, most important first, such as pt,en,es; the corpus' own unless given.", valueName: "codes"))
    var languages: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Keyword and pattern rules to put into the model, YAML files.", valueName: "file"))
    var rules: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Rows of sensitive messages and of ordinary ones that look like them, to learn a detector from.",
            valueName: "file"))
    var sensitive: [String] = []

    @Option(help: ArgumentHelp("A concept lexicon to put into the model, a YAML file.", valueName: "file"))
    var concepts: String?

    /// Whether anything but the seed, which evaluation has a use for by itself, is other than usual.
    var areAny: Bool {
        algorithm != .linear || languages != nil || !rules.isEmpty || concepts != nil || !sensitive.isEmpty
    }

    /// Everything that training takes beside rows, read and checked.
    ///
    /// - Throws: also when a rule or a boost names what no row is labelled with, which would do nothing.
    func recipe(for rows: [CorpusRow]) throws -> TrainingRecipe {
        let recipe = TrainingRecipe(
            arguments: try arguments, rules: rules.isEmpty ? nil : try RuleFile.read(paths: rules),
            concepts: try concepts.map { path in try ConceptFile.read(path: path) },
            sensitive: sensitive.isEmpty ? [] : try SensitiveRow.read(paths: sensitive))
        if let unknown = recipe.rules?.firstUnknownTarget(among: Set(rows.map(\.intent))) {
            throw CommandFailure.badInput(
                "\(rules.joined(separator: ", ")): \(unknown), which no row of the corpus is labelled with")
        }
        return recipe
    }

    private var arguments: TrainingArguments {
        get throws {
            let codes = (languages ?? "").split(separator: ",").map(\.trimmingSpaces)
            guard codes.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (97...122).contains($0) } }) else {
                throw CommandFailure.badInput("--languages must be two-letter codes parted by commas, such as pt,en")
            }
            return TrainingArguments(algorithm: algorithm, seed: seed, languages: codes)
        }
    }
}
