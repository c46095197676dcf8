import Conversations

/// The four files of a policy that leaves every intent of a model to people, with comments that say how to change that.
struct PolicyDraft {
    let labels: [IntentLabel]
    let words: PolicyWords
    let timeZone: String

    /// Texts by file name.
    var files: [String: String] {
        ["policy.yaml": policy, "replies.yaml": replies, "teams.yaml": teams, "hours.yaml": hours]
    }

    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let dayNames = ["today", "tomorrow"] + days

    private var intents: [IntentLabel] { labels.filter { $0 != .outOfScope }.sorted() }
    private var categories: [String] { Array(Set(intents.map(\.category))).sorted() }

    /// Labels that sound like the wish for a person, in the words that corpora use for it.
    private var asksForPerson: [IntentLabel] {
        let people = ["human", "person", "agent", "operator", "representative", "attendant", "atendente", "humano"]
        return intents.filter { label in people.contains { label.rawValue.lowercased().contains($0) } }
    }

    private var policy: String {
        let asking = asksForPerson
        let section =
            asking.isEmpty
            ? """
            # asks_for_person:
            #   # The intents of who wants a person; whoever asks gets one, whatever else the message says.
            #   intents: [an_intent]
            """
            : """
            asks_for_person:
              # Whoever asks for a person gets one, whatever else the message says. These were told by their names.
              intents: [\(asking.map { yaml($0.rawValue) }.joined(separator: ", "))]
              threshold: 0.40
            """
        return """
            # When the machine answers and when a person does; docs/policy.md tells every key and its default.

            thresholds:
              # `triage tune` replaces this section: with what is measured on your own messages, or `never`.
              # Until then the machine answers nothing.
              default: never

            opted_out:
              # person: someone takes over without a word from the machine; silence: nobody is told.
              then: person

            \(section)

            frustrated:
              enabled: true
              priority: high
              # Intents that may be answered all the same.
              # except: [\(yaml(intents.first?.rawValue ?? "an_intent"))]

            urgent:
              enabled: true
              priority: urgent

            # Customers who are served by people, or first, by the tier in their profile.
            # customer_tier:
            #   vip: {then: person, priority: high}

            out_of_scope:
              enabled: true
              # person: straight to a person; reply: the reply for out_of_scope in replies.yaml once, then a person.
              then: person

            ambiguous:
              enabled: true
              # The least distance between the two likeliest intents.
              margin: 0.10

            too_many_automatic_turns:
              enabled: true
              limit: 6

            """
    }

    private var replies: String {
        var lines = [
            "# What the machine says, intent by intent; `person: true` leaves an intent to people.",
            "# A reply is a text, or a list of wordings of which the first is used whose values are all known:",
            "#",
            "#   \(yaml(intents.first?.rawValue ?? "an_intent")):",
            "#     - \"{{customer.first_name}}, \(words.example)\"",
            "#     - \"\(words.example)\"",
            "#",
            "# docs/policy.md tells what may stand in braces. A reply must not promise what the machine cannot know.",
            "", "replies:",
        ]
        var category = ""
        for label in intents {
            if label.rawValue.contains("/"), label.category != category {
                category = label.category
                lines.append("  # \(category.singleLine(limit: 100))")
            }
            lines.append("  \(yaml(label.rawValue)): {person: true}")
        }
        lines += ["  # What nobody here handles.", "  out_of_scope: {person: true}", ""]
        return lines.joined(separator: "\n")
    }

    private var teams: String {
        """
        # Who takes over what, and what the customer reads when that happens.

        teams:
          service:
            name: \(yaml(words.teamName))

        # For everything that no route covers.
        fallback: service

        # Below this confidence the intent says too little about who should look: the fallback team does.
        trust_intent_above: 0.30

        # By category or intent, an intent's own route first.
        # routes:
        #   \(yaml(categories.first ?? "a_category")): service
        #   \(yaml(intents.last?.rawValue ?? "an_intent")): {team: service, priority: high}

        notices:
          default: \(yaml(words.handOff))
          asks_for_person: \(yaml(words.askedForPerson))
          frustrated: \(yaml(words.frustrated))
          urgent: \(yaml(words.urgent))

        """
    }

    private var hours: String {
        let week = Self.days.prefix(5).map { "  \($0): [\"09:00-18:00\"]" }.joined(separator: "\n")
        let names = zip(Self.dayNames, words.days).map { "  \($0): \(yaml($1))" }.joined(separator: "\n")
        return """
            # When people are there. A day that is not listed is closed; `week: always` is around the clock.

            time_zone: \(yaml(timeZone))
            time_format: \(words.timeFormat)

            week:
            \(week)

            # holidays:
            #   - {date: 12-25, name: Christmas Day}
            #   - {date: 12-24, name: Christmas Eve, hours: ["09:00-13:00"]}

            day_names:
            \(names)

            when_closed:
              # Whether the machine answers while nobody is there.
              answer: true

            after_hours:
              - \(yaml(words.closedUntil))
              - \(yaml(words.closed))

            """
    }

    /// A text as a YAML scalar, in quotation marks unless it is plain.
    private func yaml(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "/"): true
            default: false
            }
        }
        // Words that YAML reads as something else than text.
        guard !isPlain || ["null", "true", "false", "yes", "no", "on", "off", "y", "n", ""].contains(text) else {
            return text
        }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": escaped += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }
}
