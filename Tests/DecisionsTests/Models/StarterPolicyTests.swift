import Conversations
import Foundation
import Testing

@testable import Decisions

@Suite struct `The starter domains' policies` {
    private static let taxonomy: [String: [String: String]] = [
        "isp-pt-BR": [
            "technical":
                "no_connection slow_connection unstable_connection wifi_coverage wifi_password router_problem outage_status schedule_visit",
            "financial":
                "second_copy_invoice payment_confirmation invoice_dispute due_date_change negotiate_debt unblock_service payment_methods refund",
            "commercial":
                "new_subscription plan_info plan_change coverage_check address_change cancel_service ownership_transfer",
            "general": "greeting thanks_goodbye talk_to_human complaint hours_location",
        ],
        "hospitality-en": [
            "booking":
                "new_reservation modify_reservation cancel_reservation confirm_reservation group_booking availability_price",
            "complaint": "room_condition noise staff_service billing_error food_quality",
            "inquiry": "amenities checkin_checkout location_transport policies restaurant_hours loyalty_program",
            "support": "wifi_help room_service maintenance lost_and_found payment_problem invoice_copy",
            "feedback": "praise suggestion",
            "general": "greeting thanks_goodbye talk_to_human",
        ],
        "retail-en": [
            "sales": "pricing product_availability custom_design ring_size discount_offers gift_options",
            "order": "order_status change_order cancel_order shipping",
            "aftersales": "return_exchange repair_service warranty_certificate damaged_item",
            "payment": "payment_methods instalments payment_failed",
            "general": "greeting thanks_goodbye talk_to_human store_hours_location",
        ],
    ]

    private func intents(_ domain: String) throws -> Set<IntentLabel> {
        let categories = try #require(Self.taxonomy[domain])
        let labels = categories.flatMap { category, intents in
            intents.split(separator: " ").map { IntentLabel("\(category)/\($0)") }
        }
        return Set(labels).union([.outOfScope])
    }

    private func policy(_ domain: String) throws -> Policy {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try Policy.load(folder: root.appending(path: "Models/\(domain)/policy").path) { _ in "digest" }
    }

    @Test(arguments: ["isp-pt-BR", "hospitality-en", "retail-en"])
    func `cover the taxonomy, no intent more and none less`(domain: String) throws {
        let policy = try policy(domain)
        let intents = try intents(domain)
        #expect(policy.uncovered(of: intents).isEmpty)
        #expect(Set(policy.replies.intents.keys).subtracting(intents).isEmpty)
        #expect(policy.replies.intents[.outOfScope]?.template != nil)
    }

    @Test(arguments: ["isp-pt-BR", "hospitality-en", "retail-en"])
    func `have words for a customer of whom nothing is known, on every channel`(domain: String) throws {
        let policy = try policy(domain)
        let answered = policy.replies.intents.filter { intent, plan in
            // A category without evidence enough for its answers stays with people; `triage tune` decides that.
            plan.template != nil && intent != .outOfScope && policy.threshold(for: intent) < 1
        }
        #expect(answered.count >= 5)
        for intent in answered.keys {
            for channel in Channel.allCases {
                let decision = policy.decide(
                    PolicyFixture.input {
                        $0.message.channel = channel
                        $0.classification = PolicyFixture.classification(intent.rawValue, 0.99, second: 0)
                        $0.classification.language = nil
                    })
                let text = try #require(decision.reply?.text, "\(domain) \(intent) \(channel)")
                #expect(text.count <= 1000, "\(domain) \(intent) is long")
                #expect(!text.contains("{{") && !text.contains("}}"))
            }
        }
    }

    @Test(arguments: ["isp-pt-BR", "hospitality-en", "retail-en"])
    func `tell the customer about every hand-off, open or closed`(domain: String) throws {
        let policy = try policy(domain)
        let sunday = try #require(Instant(rfc3339: "2026-11-22T03:00:00-03:00"))
        let monday = try #require(Instant(rfc3339: "2026-11-23T12:00:00-03:00"))
        for intent in try intents(domain) {
            for (now, name) in [(sunday, nil), (monday, "Ana Souza"), (monday, nil)] {
                let decision = policy.decide(
                    PolicyFixture.input {
                        $0.now = now
                        $0.message.receivedAt = now
                        $0.customer.name = name
                        $0.classification = PolicyFixture.classification(intent.rawValue, 0.99, second: 0)
                        $0.classification.language = nil
                        $0.classification.sentiment.frustrated = true
                    })
                #expect(decision.notice?.isEmpty == false, "\(domain) \(intent)")
            }
        }
    }

    @Test(arguments: [
        ("isp-pt-BR", "general/complaint"), ("isp-pt-BR", "financial/negotiate_debt"),
        ("isp-pt-BR", "commercial/cancel_service"), ("hospitality-en", "complaint/room_condition"),
        ("hospitality-en", "booking/cancel_reservation"), ("retail-en", "aftersales/damaged_item"),
        ("retail-en", "order/cancel_order"),
    ])
    func `leave to people what people must handle`(domain: String, intent: String) throws {
        let noon = try #require(Instant(rfc3339: "2026-11-23T12:00:00-03:00"))
        let policy = try policy(domain)
        let decision = policy.decide(
            PolicyFixture.input {
                $0.now = noon
                $0.message.receivedAt = noon
                $0.classification = PolicyFixture.classification(intent, 0.99, second: 0)
                $0.classification.language = nil
            })
        // Whatever the thresholds are, there are no words for these.
        #expect(policy.replies.intents[IntentLabel(intent)].map { $0.template == nil } == true)
        #expect(decision.resolution == .humanRouted)
        #expect(decision.notice != nil)
    }

    @Test(arguments: ["isp-pt-BR", "hospitality-en", "retail-en"])
    func `ask back about a fragment, and greet and thank twice in other words`(domain: String) throws {
        let policy = try policy(domain)
        for channel in Channel.allCases {
            let back = policy.decide(
                PolicyFixture.input {
                    $0.message.channel = channel
                    $0.classification.language = nil
                    $0.classification.shape = .number
                })
            #expect(back.resolution == .aiClarification)
        }
        for intent in ["general/greeting", "general/thanks_goodbye"] {
            func decide(_ said: Utterance?) throws -> Decision {
                let conversation = try PolicyFixture.conversation(said: said.map { [$0] } ?? [])
                return policy.decide(
                    PolicyFixture.input {
                        $0.conversation = conversation
                        $0.classification = PolicyFixture.classification(intent, 1, second: 0)
                        $0.classification.language = nil
                    })
            }
            let first = try #require(try decide(nil).reply)
            let said = Utterance(text: first.text, template: first.template, answers: [IntentLabel(intent)])
            let second = try #require(try decide(said).reply)
            #expect(second.template == intent && second.text != first.text)
        }
    }

    @Test(arguments: ["isp-pt-BR", "hospitality-en", "retail-en"])
    func `put what is sensitive first, with words for each kind`(domain: String) throws {
        let policy = try policy(domain)
        let noon = try #require(Instant(rfc3339: "2026-11-23T12:00:00-03:00"))
        for kind in SensitiveMatter.Kind.allCases {
            let decision = policy.decide(
                PolicyFixture.input {
                    $0.now = noon
                    $0.message.receivedAt = noon
                    $0.classification.language = nil
                    $0.classification.sensitive = SensitiveMatter(kind: kind, confidence: 1)
                })
            #expect(decision.reason == .sensitive(kind))
            #expect(decision.priority >= .high)
            #expect(decision.notice?.isEmpty == false)
        }
    }

    @Test(arguments: [("isp-pt-BR", "pt"), ("hospitality-en", "en"), ("retail-en", "en")])
    func `know the language that they speak`(domain: String, language: String) throws {
        let policy = try policy(domain)
        for (other, isSpoken) in [(language, true), ("fr", false)] {
            let decision = policy.decide(PolicyFixture.input { $0.classification.language = other })
            #expect((decision.reason != .languageNotSpoken) == isSpoken)
        }
    }

    @Test func `answer the example that the product is introduced with`() throws {
        let decision = try policy("isp-pt-BR").decide(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification("technical/slow_connection", 0.93)
            })
        #expect(decision.resolution == .aiAutomated)
        #expect(decision.actions == ["run_line_test"])
    }
}
