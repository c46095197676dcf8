package import Classifiers
package import YAMLDocuments

/// Reads `concepts.yaml`.
///
///     negations: [deixar de]            # optional, beside the built-in ones of the model's languages
///     language: pt                      # optional, for the reader
///     concepts:
///       second_copy: [segunda via, 2a via, boleto*, "conta do mes"]
///       slow: [lent*, devagar, "nao carrega", "demora _ carregar"]
///
/// A word ending in `*` matches every word that begins so, a lone `_` any one word.
package enum ConceptFile {
    package static func read(path: String) throws(YAMLProblem) -> ConceptLexicon {
        try read(YAMLDocument.read(path: path))
    }

    package static func read(_ document: YAMLDocument) throws(YAMLProblem) -> ConceptLexicon {
        let root = try document.root.mapping(keys: ["language", "negations", "concepts"])
        var lexicon = ConceptLexicon(concepts: [])
        lexicon.negations = try root.optional("negations")?.texts(limit: 1_000) ?? []
        let concepts = try root.required("concepts")
        let entries = try concepts.mapping().entries
        guard entries.count <= ConceptLexicon.conceptLimit else {
            throw concepts.problem("has more than \(ConceptLexicon.conceptLimit) concepts")
        }
        var phraseCount = 0
        let folder = TextFolder(languages: [])
        for entry in entries {
            let phrases = try entry.value.sequence(limit: ConceptLexicon.phraseLimit)
            phraseCount += phrases.count
            guard phraseCount <= ConceptLexicon.phraseLimit else {
                throw entry.value.problem("brings the file over \(ConceptLexicon.phraseLimit) phrases")
            }
            var texts: [String] = []
            for phrase in phrases { texts.append(try text(phrase, folder: folder)) }
            lexicon.concepts.append(.init(name: entry.key, phrases: texts))
        }
        return lexicon
    }

    /// A phrase that will match something: some words, not too many, `*` only at a word's end.
    private static func text(_ node: YAMLNode, folder: TextFolder) throws(YAMLProblem) -> String {
        let text = try node.text(limit: 200)
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.allSatisfy({ !$0.dropLast().contains("*") && $0 != "*" }) else {
            throw node.problem("may have * only at the end of a word")
        }
        let count = folder.fold(text).tokens.count + words.count { $0 == "_" }
        guard (1...ConceptLexicon.wordLimit).contains(count), words.contains(where: { $0 != "_" }) else {
            throw node.problem("must have 1 to \(ConceptLexicon.wordLimit) words")
        }
        return text
    }
}
