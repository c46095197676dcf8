package import Conversations

/// A trained model at work: text to intent, confidence, tone, language and rules.
///
/// Immutable, for any number of tasks.
package final class Classifier: Sendable {
    /// SHA-256 of the model file, as `sha256:…`.
    package let digest: String
    /// The intents it can answer, in the order of its outputs.
    package let labels: [IntentLabel]
    /// ISO 639-1 codes, most important first.
    package let languages: [String]
    package let header: ModelHeader
    /// Rules whose pattern this PCRE2 does not take; they never apply.
    package let rejectedRules: [String]

    /// The output that stands for being out of scope.
    let outOfScopeOutput: Int?
    let folder: TextFolder
    let discourseReader: DiscourseReader
    let speller: SpellingCorrector
    let matcher: ConceptMatcher?
    let scorer: Scorer
    let tone: ToneAnalyzer
    let identifier: LanguageIdentifier
    let rules: CompiledRules

    /// `linear` or `naive-bayes`.
    package var algorithm: String { header.algorithm }

    /// Reads a model file; see `ModelFile` for what is checked.
    package convenience init(contentsOf path: String) throws(ModelFileError) {
        self.init(file: try ModelFile(contentsOf: path))
    }

    /// - Parameter name: what errors call the file.
    package convenience init(bytes: [UInt8], name: String) throws(ModelFileError) {
        self.init(file: try ModelFile(bytes: bytes, name: name))
    }

    package init(file: ModelFile) {
        header = file.header
        digest = file.digest
        labels = file.header.labels.map { IntentLabel($0) }
        outOfScopeOutput = labels.firstIndex(of: .outOfScope)
        languages = file.header.languages
        folder = TextFolder(languages: languages)
        discourseReader = DiscourseReader(folder: folder)
        matcher = file.concepts.map { [folder, languages] in ConceptMatcher($0, folder: folder, languages: languages) }
        speller = SpellingCorrector(words: file.words)
        scorer = Scorer(file: file, concepts: matcher)
        tone = ToneAnalyzer(file.sentiment, folder: folder, languages: languages)
        identifier = LanguageIdentifier(languages: languages)
        rules = CompiledRules(file.rules ?? RuleSet(rules: []), labels: labels, folder: folder)
        rejectedRules = rules.rejected
    }
}
