extension Migration {
    /// What the bot said, asked and was told in a conversation, as one JSON text.
    static let dialogue = Migration(number: 11, name: "dialogue") { _ in
        ["ALTER TABLE conversations ADD COLUMN dialogue TEXT NOT NULL DEFAULT '{}'"]
    }
}
