extension Migration {
    /// What a mail has beside its text.
    static let mails = Migration(number: 10, name: "mails") { _ in
        [
            "ALTER TABLE messages ADD COLUMN subject TEXT",
            "ALTER TABLE messages ADD COLUMN content_type TEXT NOT NULL DEFAULT 'text/plain'",
        ]
    }
}
