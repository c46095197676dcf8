import Conversations
import Foundation

/// Where a page of a list begins, as its caller carries it from page to page.
struct PageCursor {
    let parts: [String]

    init(_ parts: [String]) {
        self.parts = parts
    }

    /// Reads a `next_cursor`; nil when it is none of a list whose cursors have that many parts.
    init?(_ text: Substring, parts count: Int) {
        guard let data = Data(base64Encoded: String(text).padding(toMultipleOf: 4)),
            let decoded = String(validating: data, as: UTF8.self)
        else { return nil }
        parts = decoded.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == count else { return nil }
    }

    /// What a caller gets.
    var text: String {
        Data(parts.joined(separator: "|").utf8).base64EncodedString().replacing("=", with: "")
    }
}

extension ListQuery {
    /// A number out of the cursor.
    func cursorNumber(_ part: Int) throws -> Int64? { try cursorPart(part, read: Int64.init) }

    /// An identifier out of the cursor.
    func cursorIdentifier<Subject>(_ part: Int) throws -> Identifier<Subject>? {
        try cursorPart(part, read: Identifier.init)
    }

    private func cursorPart<Part>(_ part: Int, read: (String) -> Part?) throws -> Part? {
        guard let cursor else { return nil }
        guard let value = read(cursor.parts[part]) else { throw Problem.foreignCursor }
        return value
    }
}

extension Problem {
    static let foreignCursor = Problem.invalid("/cursor", "must be a next_cursor of this list")
}

extension String {
    fileprivate func padding(toMultipleOf size: Int) -> String {
        self + String(repeating: "=", count: (size - count % size) % size)
    }
}
