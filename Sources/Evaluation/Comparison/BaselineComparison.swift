/// A report beside an earlier one.
package struct BaselineComparison: Hashable, Codable, Sendable {
    /// The same figure then and now.
    package struct Figure: Hashable, Codable, Sendable {
        package var before: Double
        package var after: Double
        package var difference: Double { after - before }

        enum CodingKeys: String, CodingKey {
            case before, after
        }
    }

    /// What only rows that both runs have seen can tell.
    package struct Pairing: Hashable, Codable, Sendable {
        /// Rows that are right now and were wrong before.
        package var gained: Int
        package var lost: Int
        /// Two-sided, McNemar's exact test.
        package var pValue: Double
        /// 95 % interval of the difference in accuracy, by paired bootstrap.
        package var interval: Interval

        enum CodingKeys: String, CodingKey {
            case gained, lost
            case pValue = "p_value"
            case interval
        }
    }

    package var baselineModel: String
    /// What the caller calls the earlier report, such as its file's path; nil when it was not said.
    package var baseline: String?
    /// When and by what the earlier report was made.
    package var baselineOrigin: EvaluationReport.Origin?
    package var figures: [String: Figure]
    /// Nil when the reports are not about the same rows.
    package var pairing: Pairing?
    /// Two-sided, of the difference in accuracy, where no pairing tells more.
    package var unpairedPValue: Double?

    enum CodingKeys: String, CodingKey {
        case baselineModel = "baseline_model"
        case baseline
        case baselineOrigin = "baseline_origin"
        case figures, pairing
        case unpairedPValue = "unpaired_p_value"
    }

    package init(before: EvaluationReport, after: EvaluationReport, named name: String? = nil) {
        baselineModel = before.model
        baseline = name
        baselineOrigin = before.origin
        figures = [
            "accuracy": Figure(before: before.accuracy, after: after.accuracy),
            "macro_f1": Figure(before: before.macroF1, after: after.macroF1),
            "ece": Figure(before: before.calibration.ece, after: after.calibration.ece),
            "coverage_at_0.95": Figure(before: before.coverage.at095, after: after.coverage.at095),
        ]
        if let old = before.outOfScope, let new = after.outOfScope {
            figures["auroc"] = Figure(before: old.auroc, after: new.auroc)
        }
        guard before.corpus.sha256 == after.corpus.sha256, before.outcomes.utf8.count == after.outcomes.utf8.count
        else {
            unpairedPValue = TwoShares.pValue(
                before.accuracy, of: before.corpus.rows, and: after.accuracy, of: after.corpus.rows)
            return
        }
        let differences = zip(before.outcomes.utf8, after.outcomes.utf8).map { Int($1) - Int($0) }
        let gained = differences.count { $0 > 0 }
        let lost = differences.count { $0 < 0 }
        pairing = Pairing(
            gained: gained, lost: lost, pValue: McNemar.pValue(gained: gained, lost: lost),
            interval: PairedBootstrap.interval(differences: differences))
    }

    /// For each row that is wrong in `after`, in its order, whether `before` had it right; nil when they cannot be paired.
    static func isNewFailure(before: EvaluationReport, after: EvaluationReport) -> [Bool]? {
        guard before.corpus.sha256 == after.corpus.sha256, before.outcomes.utf8.count == after.outcomes.utf8.count
        else { return nil }
        return zip(before.outcomes.utf8, after.outcomes.utf8).filter { $0.1 == UInt8(ascii: "0") }
            .map { $0.0 == UInt8(ascii: "1") }
    }

    /// How likely a difference in accuracy as great as this one is by chance alone.
    private var pValue: Double { pairing?.pValue ?? unpairedPValue ?? 1 }

    /// True when accuracy fell and chance is no likely reason (p below 0.05).
    package var isRegression: Bool {
        (figures["accuracy"]?.difference ?? 0) < 0 && pValue < 0.05
    }

    /// Whether the difference is more than chance, in a word.
    var verdict: String {
        let rows = pairing == nil ? ", on other rows than the baseline's" : ""
        guard pValue < 0.05 else { return "no difference beyond chance" + rows }
        return ((figures["accuracy"]?.difference ?? 0) > 0 ? "better" : "worse") + " than the baseline" + rows
    }

    /// A figure's name as people read it.
    static func title(of figure: String) -> String {
        switch figure {
        case "macro_f1": "macro F1"
        case "ece": "calibration error"
        case "coverage_at_0.95": "coverage at 95 % precision"
        case "auroc": "out-of-scope AUROC"
        default: figure
        }
    }

    /// Which report this is beside: its name, date, program and model, as far as they are known.
    var baselineText: String {
        let model =
            baselineModel.hasPrefix("sha256:") ? "model " + baselineModel.dropFirst(7).prefix(12) : baselineModel
        return [baseline, baselineOrigin?.text, model].compactMap(\.self).joined(separator: ", ")
    }

    var text: String {
        var table = TextTable(["against the baseline", "before", "after", "difference"])
        for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
            let sign = figure.difference >= 0 ? "+" : ""
            table.add([
                Self.title(of: name), decimal(figure.before, digits: 4), decimal(figure.after, digits: 4),
                sign + decimal(figure.difference, digits: 4),
            ])
        }
        let heading = "baseline   \(baselineText)\n"
        guard let pairing else { return heading + table.text + "\(verdict)\n" }
        return heading + table.text
            + "\(verdict): \(pairing.gained) rows gained, \(pairing.lost) lost, McNemar p \(decimal(pairing.pValue, digits: 4)),"
            + " accuracy difference 95 %: \(decimal(pairing.interval.low * 100, digits: 2)) to "
            + "\(decimal(pairing.interval.high * 100, digits: 2)) points\n"
    }
}

extension EvaluationReport {
    /// Sets the report beside an earlier one, and marks the errors that are new.
    ///
    /// - Parameter name: what the caller calls it.
    package mutating func compare(with baseline: EvaluationReport, named name: String? = nil) {
        comparison = BaselineComparison(before: baseline, after: self, named: name)
        guard let news = BaselineComparison.isNewFailure(before: baseline, after: self) else { return }
        for (index, isNew) in zip(errors.indices, news) { errors[index].isNew = isNew }
    }
}
