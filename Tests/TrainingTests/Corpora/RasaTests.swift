import Conversations
import Testing
import Training

@Suite struct RasaTests {
    @Test func `nlu.yml: blocks, long examples, entities, other entries`() throws {
        let corpus = try read(
            """
            version: "3.1"
            nlu:
            - intent: greet
              examples: |
                - hey there

                - fly to [Berlin](city) and [Rome]{"entity": "city", "value": "FCO"}
            - synonym: credit
              examples: |
                - credit card account
            - intent: chitchat/ask_name
              examples:
              - text: |
                  how are
                  you?
                metadata:
                  sentiment: neutral
                  urgent: true
              - what is your name
            """, as: "nlu.yml")
        #expect(
            corpus.rows.map(\.text) == ["hey there", "fly to Berlin and Rome", "how are\nyou?", "what is your name"])
        #expect(corpus.rows.map(\.line) == [5, 7, 13, 19])
        #expect(corpus.rows.map(\.intent.rawValue) == ["greet", "greet", "chitchat/ask_name", "chitchat/ask_name"])
        #expect(corpus.rows[2].sentiment == .neutral)
        #expect(corpus.rows[2].urgent == true)
        #expect(
            corpus.notes.map(\.description) == ["nlu.yml:8: 'synonym' is not training data for intents; left out"])
    }

    /// Found by fuzzing: a bar at a text's end was taken for the opening of a block, and the text trimmed.
    @Test func `spaces that belong to a text stay, however it ends`() throws {
        let rows = try read(
            "nlu:\n- intent: a\n  examples:\n  - text: \"one | \"\n  - text: |+\n      two | \n  - text: ' three |'\n",
            as: "nlu.yml"
        ).rows
        #expect(rows.map(\.text) == ["one | ", "two |", " three |"])
    }

    @Test func `nlu.md: sections, entities, comments`() throws {
        let rows = try read(
            """
            <!-- by hand -->
            ## intent:greet
            - hey [you](person)
            * hello [there] friend

            ## synonym:x
            - not this
            # intent:bye
            <!--
            - nor this
            -->
            - ciao
            """, as: "nlu.md"
        ).rows
        #expect(rows.map(\.text) == ["hey you", "hello [there] friend", "ciao"])
        #expect(rows.map(\.intent.rawValue) == ["greet", "greet", "bye"])
        #expect(rows.map(\.line) == [3, 4, 12])
    }

    @Test func `an unfinished annotation stays text`() throws {
        let rows = try read("## intent:a\n- a [b](c\n- d [e\n- ](f)\n- []\n- [x](y)z", as: "nlu.md").rows
        #expect(rows.map(\.text) == ["a [b](c", "d [e", "](f)", "[]", "xz"])
    }
}
