import Conversations
import Testing
import Training

@Suite struct UncertainLabelTests {
    private func rows(_ labels: [String]) -> [CorpusRow] {
        labels.enumerated().map { index, label in
            CorpusRow(text: "row \(index)", intent: IntentLabel(label), file: "a.csv", line: index + 2)
        }
    }

    private func meant(_ labels: [String], known: [String]? = nil) -> [String: String?] {
        let found = UncertainLabel.all(in: rows(labels), known: known.map { $0.map { IntentLabel($0) } })
        return Dictionary(uniqueKeysWithValues: found.map { ($0.label.rawValue, $0.meant?.rawValue) })
    }

    @Test(arguments: [
        "Order/Order_Status", "order/order status", "order / order_status", "order/order-status", "order/órder_status",
        "order_order_status", "ＯＲＤＥＲ/order_status", "order/orderStatus",
    ])
    func `what differs only in case, blanks or marks is told with what is meant`(label: String) throws {
        #expect(meant([label], known: ["order/order_status", "order/cancel"]) == [label: "order/order_status"])
        // Without a model the more frequent spelling is the meant one, wherever it stands.
        #expect(meant([label, "order/order_status", "order/order_status"]) == [label: "order/order_status"])
    }

    @Test func `other labels are unknown to a model, and among themselves in order`() {
        #expect(meant(["order/cancel", "out_of_scope"], known: ["order/order_status"]) == ["order/cancel": nil])
        #expect(meant(["order/order_status", "order/cancel", "out_of_scope"]).isEmpty)
        #expect(meant(["faq_1_1", "faq_11", "a/b", "a/bc", "?!", "!?"]).isEmpty)
        #expect(meant(["Out of scope"], known: ["a"]) == ["Out of scope": "out_of_scope"])
    }

    @Test func `a category that others spell otherwise is told`() {
        #expect(
            meant(["order/cancel", "order/status", "Order/refund", "Payment/instalments"])
                == ["Order/refund": "order/refund"])
        #expect(
            meant(["Payment/Instalments", "Payment/fee"], known: ["payment/instalments"])
                == ["Payment/Instalments": "payment/instalments", "Payment/fee": "payment/fee"])
    }

    @Test func `a finding says how many rows, where, and what to do`() throws {
        let found = UncertainLabel.all(in: rows(["a/b", "A/B", "A/B", "c"]), known: [IntentLabel("a/b")])
        #expect(
            found.map(\.message) == [
                "2 rows are labelled 'A/B', which the model does not know; 'a/b' differs only in case, blanks or marks",
                "1 row is labelled 'c', which the model does not know",
            ])
        #expect(found.map(\.line) == [3, 5])
        let lint = CorpusLint(leastRows: 1).findings(
            in: Corpus(rows: rows(["a/b", "a/b", "A/B", "c"]), files: ["a.csv"]), known: [IntentLabel("a/b")]
        ).findings.filter { $0.kind == .uncertainLabel }
        #expect(lint.map(\.line) == [4, 5] && lint.map(\.suggestion) == ["a/b", nil])
        #expect(lint.allSatisfy { $0.severity == .error && $0.text != nil })
    }
}
