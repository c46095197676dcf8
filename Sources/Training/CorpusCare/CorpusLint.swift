import Conversations

/// Looks through a corpus for what will hurt the model or its evaluation.
package struct CorpusLint: Sendable {
    /// Intents with fewer rows are thin.
    package var leastRows: Int
    /// A flag that is true for a smaller share of the rows, or false for one, teaches nothing.
    package var leastFlagShare: Double

    package init(leastRows: Int = 10, leastFlagShare: Double = 0.01) {
        self.leastRows = leastRows
        self.leastFlagShare = leastFlagShare
    }

    /// All findings: about the corpus as a whole first, then in file order.
    package func findings(in corpus: Corpus, progress: (Int) -> Void = { _ in }) -> LintReport {
        let rows = corpus.rows
        let duplicates = NearDuplicates(rows.map(\.text), progress: progress)
        var findings = wholeCorpus(corpus)
        var byRow = corpus.notes.map { LintFinding(.reading, file: $0.file, line: $0.line, message: $0.message) }
        byRow += self.duplicates(duplicates, rows: rows)
        for row in rows { byRow += self.row(row) }
        let order = Dictionary(corpus.files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        byRow.sort { left, right in
            let (first, second) = (order[left.file] ?? -1, order[right.file] ?? -1)
            return (first, left.line, left.kind.rawValue) < (second, right.line, right.kind.rawValue)
        }
        findings += byRow
        return LintReport(rows: rows.count, nearDuplicates: duplicates.duplicateCount, findings: findings)
    }

    private func wholeCorpus(_ corpus: Corpus) -> [LintFinding] {
        let name = corpus.files.count == 1 ? corpus.files[0] : "the corpus"
        var findings: [LintFinding] = []
        func find(_ kind: LintFinding.Kind, _ message: String) {
            findings.append(LintFinding(kind, file: name, line: 0, message: message))
        }
        let counts = Dictionary(grouping: corpus.rows, by: \.intent).mapValues(\.count)
        if counts.count == 1, let intent = counts.keys.first {
            find(.oneIntent, "every row has the intent \(shown(intent.rawValue)); there is nothing to tell apart")
        }
        for (intent, count) in counts.sorted(by: { $0.key < $1.key }) where count < leastRows {
            find(
                .thinIntent,
                "\(shown(intent.rawValue)) has \(count) row\(count == 1 ? "" : "s"), fewer than \(leastRows)")
        }
        for (flag, values) in [
            ("frustrated", corpus.rows.compactMap(\.frustrated)), ("urgent", corpus.rows.compactMap(\.urgent)),
        ] where !values.isEmpty {
            let share = Double(values.count { $0 }) / Double(values.count)
            guard share < leastFlagShare || share > 1 - leastFlagShare else { continue }
            find(.unbalancedFlag, "\(flag) is true for \(values.count { $0 }) of \(values.count) rows")
        }
        return findings
    }

    /// One finding a row at most, about the most telling of the rows before it.
    private func duplicates(_ duplicates: NearDuplicates, rows: [CorpusRow]) -> [LintFinding] {
        var worst: [Int: LintFinding] = [:]
        var rank: [Int: Int] = [:]
        for pair in duplicates.pairs {
            let (first, second) = (rows[pair.first], rows[pair.second])
            let isExact = pair.similarity == 1
            let kind: LintFinding.Kind
            let remark: String
            if isExact, first.intent != second.intent {
                kind = .conflictingDuplicate
                remark = ", which has the intent \(shown(first.intent.rawValue)), not \(shown(second.intent.rawValue))"
            } else if first.file != second.file, isHeldOut(first.file) != isHeldOut(second.file) {
                kind = .leakage
                remark = ", across training and test"
            } else {
                kind = isExact ? .exactDuplicate : .nearDuplicate
                remark = first.intent == second.intent ? "" : ", which has the intent \(shown(first.intent.rawValue))"
            }
            let importance =
                [.conflictingDuplicate, .leakage, .exactDuplicate, .nearDuplicate].firstIndex(of: kind) ?? 4
            guard importance < rank[pair.second] ?? .max else { continue }
            rank[pair.second] = importance
            let same = isExact ? "the same text as" : "nearly the same text as"
            worst[pair.second] = LintFinding(
                kind, file: second.file, line: second.line, message: "\(same) \(first.file):\(first.line)\(remark)")
        }
        return Array(worst.values)
    }

    private func isHeldOut(_ file: String) -> Bool { CorpusFiles.isHeldOut(file) }

    private func row(_ row: CorpusRow) -> [LintFinding] {
        var findings: [LintFinding] = []
        for kind in Set(PersonalData.find(in: row.text).map(\.kind)).sorted(by: { $0.rawValue < $1.rawValue }) {
            findings.append(
                LintFinding(
                    .personalData, file: row.file, line: row.line, message: "the text seems to hold a \(name(of: kind))"
                ))
        }
        if row.frustrated == true, let sentiment = row.sentiment, sentiment != .negative {
            findings.append(
                LintFinding(
                    .inconsistentTone, file: row.file, line: row.line,
                    message: "is frustrated, but its sentiment is \(sentiment.rawValue)"))
        }
        return findings
    }

    private func name(of kind: PersonalData.Kind) -> String {
        switch kind {
        case .cpf: "CPF number"
        case .card: "payment card number"
        case .phone: "phone number"
        case .email: "mail address"
        }
    }
}

/// What was found in a corpus.
package struct LintReport: Hashable, Codable, Sendable {
    package var rows: Int
    /// Rows whose text is nearly or exactly the same as one before them.
    package var nearDuplicates: Int
    package var findings: [LintFinding]

    enum CodingKeys: String, CodingKey {
        case rows
        case nearDuplicates = "near_duplicates"
        case findings
    }

    /// Share of the rows that repeat another one.
    package var nearDuplicateShare: Double { rows == 0 ? 0 : Double(nearDuplicates) / Double(rows) }
}
