package import Conversations

/// Looks through a corpus for what will hurt the model or its evaluation.
package struct CorpusLint: Sendable {
    /// Intents with fewer rows are thin.
    package var leastRows: Int
    /// A flag that is true for a smaller share of the rows, or false for one, teaches nothing.
    package var leastFlagShare: Double
    /// A doubtful label is listed when its normalised margin is at most this.
    ///
    /// With one label in twenty of CLINC150 made wrong, nine in ten of the rows listed at 0.1 are wrong ones, and more
    /// than eight in ten of the wrong ones are listed.
    package var doubtMargin: Double

    package static let usualDoubtMargin = 0.1

    package init(
        leastRows: Int = 10, leastFlagShare: Double = 0.01, doubtMargin: Double = Self.usualDoubtMargin
    ) {
        self.leastRows = leastRows
        self.leastFlagShare = leastFlagShare
        self.doubtMargin = doubtMargin
    }

    /// All findings: about the corpus as a whole first, then in file order, then doubtful labels, the worst first.
    ///
    /// - Parameters:
    ///   - duplicates: of the corpus' texts.
    ///   - doubts: rows whose label is likely wrong; nil when nobody looked.
    ///   - known: the labels of the model that the corpus is for; nil when there is none yet.
    package func findings(
        in corpus: Corpus, duplicates: NearDuplicates? = nil, doubts: [LabelDoubt]? = nil, known: [IntentLabel]? = nil
    ) -> LintReport {
        let rows = corpus.rows
        let duplicates = duplicates ?? NearDuplicates(rows.map(\.text))
        var byRow = corpus.notes.map { LintFinding(.reading, file: $0.file, line: $0.line, message: $0.message) }
        byRow += DuplicateLint(rows: rows).findings(duplicates)
        byRow += thinIntents(rows)
        byRow += labels(rows, known: known)
        for row in rows { byRow += self.row(row) }
        let order = Dictionary(corpus.files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        byRow.sort { left, right in
            let (first, second) = (order[left.file] ?? -1, order[right.file] ?? -1)
            return (first, left.line, left.kind.rawValue) < (second, right.line, right.kind.rawValue)
        }
        let labelErrors = (doubts ?? []).filter { $0.normalisedMargin <= doubtMargin }.map { $0.finding(in: rows) }
        return LintReport(
            rows: rows.count, nearDuplicates: duplicates.duplicateCount, files: shares(corpus, duplicates),
            labelErrors: doubts == nil ? nil : labelErrors.count, doubtfulLabels: doubts?.count,
            findings: withTexts(wholeCorpus(corpus) + byRow + labelErrors, of: rows))
    }

    /// The findings with the texts of the rows they are about: nobody looks up a hundred lines in a file.
    ///
    /// What personal data a text holds is told, and must not be spread by that.
    private func withTexts(_ findings: [LintFinding], of rows: [CorpusRow]) -> [LintFinding] {
        struct Place: Hashable {
            var file: String
            var line: Int
        }
        let wanted = Set(findings.map { Place(file: $0.file, line: $0.line) })
        var texts: [Place: String] = [:]
        for row in rows where row.line > 0 {
            let place = Place(file: row.file, line: row.line)
            if wanted.contains(place), texts[place] == nil { texts[place] = PersonalData.redact(row.text) }
        }
        return findings.map { finding in
            var finding = finding
            finding.text = texts[Place(file: finding.file, line: finding.line)]
            return finding
        }
    }

    private func shares(_ corpus: Corpus, _ duplicates: NearDuplicates) -> [LintReport.FileShare] {
        var counts: [String: (rows: Int, duplicates: Int)] = [:]
        var seen: [String: Set<Int>] = [:]
        for (row, group) in zip(corpus.rows, duplicates.groups) {
            counts[row.file, default: (0, 0)].rows += 1
            if !seen[row.file, default: []].insert(group).inserted { counts[row.file, default: (0, 0)].duplicates += 1 }
        }
        return corpus.files.compactMap { file in
            counts.removeValue(forKey: file).map {
                LintReport.FileShare(file: file, rows: $0.rows, nearDuplicates: $0.duplicates)
            }
        }
    }

    private func wholeCorpus(_ corpus: Corpus) -> [LintFinding] {
        let name = corpus.files.count == 1 ? corpus.files[0] : "the corpus"
        var findings: [LintFinding] = []
        func find(_ kind: LintFinding.Kind, _ message: String) {
            findings.append(LintFinding(kind, file: name, line: 0, message: message))
        }
        if let intent = corpus.rows.first?.intent, corpus.rows.allSatisfy({ $0.intent == intent }) {
            find(.oneIntent, "every row has the intent \(shown(intent.rawValue)); there is nothing to tell apart")
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

    /// Each at its first row.
    private func labels(_ rows: [CorpusRow], known: [IntentLabel]?) -> [LintFinding] {
        let doubtful = UncertainLabel.all(in: rows) + (known.map { UncertainLabel.all(in: rows, known: $0) } ?? [])
        var seen: Set<IntentLabel> = []
        // What the model says goes before what the rows say among themselves.
        return doubtful.reversed().filter { seen.insert($0.label).inserted }.map { doubt in
            LintFinding(
                .uncertainLabel, file: doubt.file, line: doubt.line, message: doubt.message,
                suggestion: doubt.meant?.rawValue)
        }
    }

    /// Each at its first row.
    private func thinIntents(_ rows: [CorpusRow]) -> [LintFinding] {
        var counts: [IntentLabel: (first: CorpusRow, count: Int)] = [:]
        for row in rows { counts[row.intent, default: (row, 0)].count += 1 }
        return counts.filter { $0.value.count < leastRows }.map { intent, found in
            LintFinding(
                .thinIntent, file: found.first.file, line: found.first.line,
                message: "\(shown(intent.rawValue)) has \(found.count) row\(found.count == 1 ? "" : "s"), "
                    + "fewer than \(leastRows)")
        }
    }

    private func row(_ row: CorpusRow) -> [LintFinding] {
        var findings: [LintFinding] = []
        let texts = [row.text, row.customer ?? ""]
        let kinds = Set(texts.flatMap { PersonalData.find(in: $0) }.map(\.kind))
        for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
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
