import Conversations
import Testing
import Training

@Suite struct ConfidentLearningTests {
    private func judgement(_ label: Int, _ probabilities: Double...) -> ConfidentLearning.Judgement {
        ConfidentLearning.Judgement(
            label: label, probabilities: Dictionary(uniqueKeysWithValues: probabilities.enumerated().map { ($0, $1) }))
    }

    /// Six rows, two labels, worked out with pencil and paper.
    @Test func `thresholds, joint and margins by hand`() {
        let learning = ConfidentLearning(
            [
                judgement(0, 0.9, 0.1), judgement(0, 0.8, 0.2), judgement(0, 0.1, 0.9), judgement(1, 0.2, 0.8),
                judgement(1, 0.3, 0.7), judgement(1, 0.95, 0.05),
            ], labelCount: 2)
        #expect(abs(learning.thresholds[0] - 0.6) < 1e-12)
        #expect(abs(learning.thresholds[1] - 1.55 / 3) < 1e-12)
        #expect(learning.joint == [[0: 2, 1: 1], [0: 1, 1: 2]])
        #expect(learning.doubts.map(\.row) == [5, 2])
        #expect(learning.doubts.map(\.suggestion) == [0, 1])
        #expect(abs(learning.doubts[0].normalisedMargin - 0.05) < 1e-12)
        #expect(abs(learning.doubts[1].normalisedMargin - 0.1) < 1e-12)
    }

    @Test func `a label that its own rows are unsure of needs less to be suggested`() {
        // Label 1's rows reach 0.4 on average: a row of label 0 with 0.45 for it counts for it.
        let learning = ConfidentLearning(
            [
                judgement(0, 0.9, 0.05, 0.05), judgement(0, 0.4, 0.45, 0.15), judgement(1, 0.3, 0.4, 0.3),
                judgement(2, 0.5, 0.1, 0.4),
            ], labelCount: 3)
        #expect(learning.doubts.map(\.row) == [1])
        // Row 3's best label is 0 with 0.5, short of that label's threshold of 0.65: no confident opinion but its own.
        #expect(learning.joint[2] == [2: 1])
    }

    @Test func `labels that are not judged are neither doubted nor suggested`() {
        let rows = [judgement(0, 0.1, 0.9), judgement(0, 0.9, 0.1), judgement(1, 0.1, 0.9)]
        #expect(ConfidentLearning(rows, labelCount: 2).doubts.map(\.row) == [0])
        #expect(ConfidentLearning(rows, labelCount: 2, isJudged: { $0 == 0 }).doubts.isEmpty)
        #expect(ConfidentLearning(rows, labelCount: 2, isJudged: { $0 == 1 }).doubts.isEmpty)
    }

    @Test func `nothing to judge, and rows that nobody has an opinion on`() {
        #expect(ConfidentLearning([], labelCount: 0).doubts.isEmpty)
        let silent = ConfidentLearning.Judgement(label: 0, probabilities: [:])
        #expect(ConfidentLearning([silent, silent], labelCount: 2).doubts.isEmpty)
    }

    @Test func `doubts are findings with the place of their row, the worst first`() {
        let rows = (1...3).map {
            CorpusRow(text: "text number \($0 * 7919)", intent: IntentLabel("a"), file: "f.csv", line: $0 + 1)
        }
        let doubts = [(2, 0.01), (0, 0.05), (1, 0.3)].map { row, margin in
            LabelDoubt(
                row: row, suggestion: IntentLabel("b"), selfConfidence: 0.004, confidence: 0.97,
                normalisedMargin: margin)
        }
        let report = CorpusLint(leastRows: 1).findings(in: Corpus(rows: rows, files: ["f.csv"]), doubts: doubts)
        #expect(report.labelErrors == 2 && report.doubtfulLabels == 3)
        #expect(
            report.findings.suffix(2).map(\.description) == [
                "f.csv:4: warning: the label 'a' is likely wrong (0.00); 'b' is likelier (0.97) [label_error]",
                "f.csv:2: warning: the label 'a' is likely wrong (0.00); 'b' is likelier (0.97) [label_error]",
            ])
        #expect(report.findings.last?.suggestion == "b" && report.findings.last?.normalisedMargin == 0.05)
    }
}
