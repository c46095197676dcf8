package import Classifiers
package import YAMLDocuments

/// Reads `concepts.yaml`.
///
///     negations: [deixar de]            # optional, beside the built-in ones of the model's languages
///     language: pt                      # optional, for the reader
///     concepts:
///       second_copy: [segunda via, 2a via, boleto*, "conta do mes"]
///       slow: [lent*, devagar, "(nao|n) carrega", "demora _ carregar"]
///
/// A word ending in `*` matches every word that begins so, a lone `_` any one word, `(a|b c)` each of these.
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
            var texts: [String] = []
            for phrase in phrases { texts += try alternatives(phrase, folder: folder) }
            phraseCount += texts.count
            guard phraseCount <= ConceptLexicon.phraseLimit else {
                throw entry.value.problem("brings the file over \(ConceptLexicon.phraseLimit) phrases")
            }
            lexicon.concepts.append(.init(name: entry.key, phrases: texts))
        }
        return lexicon
    }

    private static func alternatives(_ node: YAMLNode, folder: TextFolder) throws(YAMLProblem) -> [String] {
        guard let phrases = PhraseAlternatives.expand(try node.text(limit: 1_000)) else {
            throw node.problem("must have matching ( ) with at most \(PhraseAlternatives.limit) combinations")
        }
        for phrase in phrases { try check(phrase, of: node, folder: folder) }
        return phrases
    }

    /// A phrase must match something: some words, not too many, `*` only at a word's end.
    private static func check(_ text: String, of node: YAMLNode, folder: TextFolder) throws(YAMLProblem) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.allSatisfy({ !$0.dropLast().contains("*") && $0 != "*" }) else {
            throw node.problem("may have * only at the end of a word")
        }
        let count = folder.fold(text).tokens.count + words.count { $0 == "_" }
        guard (1...ConceptLexicon.wordLimit).contains(count), words.contains(where: { $0 != "_" }) else {
            throw node.problem("must have 1 to \(ConceptLexicon.wordLimit) words")
        }
    }
}
