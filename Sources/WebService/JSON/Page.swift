import Conversations
import Foundation
import Hummingbird
import Storage

/// A piece of a list, and where the next one begins.
struct Page<Item: Encodable>: Encodable {
    let data: [Item]
    /// What stands in this piece of the list and cannot be read; nil in lists that do not say so.
    var unreadable: [UnreadableItem]?
    let nextCursor: String?

    enum CodingKeys: String, CodingKey {
        case data, unreadable
        case nextCursor = "next_cursor"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(data, forKey: .data)
        try container.encodeIfPresent(unreadable, forKey: .unreadable)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}

/// An entry of a list that cannot be read: nothing but its id is known.
struct UnreadableItem: Encodable {
    let id: String
}

/// The query of a list request.
struct ListQuery {
    static let maximum = 200
    static let usual = 50

    let limit: Int
    /// The parts of the cursor, decoded; nil for the first page.
    let cursor: [String]?
    private let parameters: Parameters

    /// - Parameter filters: the parameters of this list beside `limit` and `cursor`.
    /// - Throws: `422` for a parameter that the list does not have, or that comes twice: a slip in the name of a filter
    ///   would show more than was asked for.
    init(_ request: Request, cursorParts: Int, filters: [String] = []) throws {
        parameters = request.uri.queryParameters
        try Self.check(parameters, known: ["limit", "cursor"] + filters)
        if let text = parameters["limit"] {
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
                (1...Self.maximum).contains(number)
            else {
                throw Problem.invalid("/limit", "must be a number from 1 to \(Self.maximum)")
            }
            limit = number
        } else {
            limit = Self.usual
        }
        if let text = parameters["cursor"] {
            guard let data = Data(base64Encoded: String(text).padding(toMultipleOf: 4)),
                let decoded = String(validating: data, as: UTF8.self)
            else { throw Problem.invalid("/cursor", "must be a next_cursor of this list") }
            let parts = decoded.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == cursorParts else {
                throw Problem.invalid("/cursor", "must be a next_cursor of this list")
            }
            cursor = parts
        } else {
            cursor = nil
        }
    }

    private static func check(_ parameters: Parameters, known: [String]) throws {
        var seen: Set<Substring> = []
        // Between two `&` there may be nothing.
        for (name, value) in parameters where !name.isEmpty || !value.isEmpty {
            guard known.contains(String(name)) else {
                throw Problem.invalid(
                    JSONPointer.token(String(name.prefix(60))),
                    "is no parameter of this list; it has \(known.joined(separator: ", "))")
            }
            guard seen.insert(name).inserted else { throw Problem.invalid("/\(name)", "must not come twice") }
        }
    }

    /// A query parameter, read by `read`.
    func value<Value>(_ name: String, _ expectation: String, read: (String) -> Value?) throws -> Value? {
        guard let text = parameters[Substring(name)] else { return nil }
        guard let value = read(String(text)) else { throw Problem.invalid("/\(name)", "must be \(expectation)") }
        return value
    }

    /// A query parameter that names something.
    func name(_ name: String) throws -> String? {
        guard let text = parameters[Substring(name)].map(String.init) else { return nil }
        if let flaw = text.flaw(asLineOf: 64) { throw Problem.invalid("/\(name)", flaw.description) }
        return text
    }

    /// A number out of the cursor.
    func cursorNumber(_ part: Int) throws -> Int64? { try cursorPart(part, read: Int64.init) }

    /// An identifier out of the cursor.
    func cursorIdentifier<Subject>(_ part: Int) throws -> Identifier<Subject>? {
        try cursorPart(part, read: Identifier.init)
    }

    private func cursorPart<Part>(_ part: Int, read: (String) -> Part?) throws -> Part? {
        guard let cursor else { return nil }
        guard let value = read(cursor[part]) else {
            throw Problem.invalid("/cursor", "must be a next_cursor of this list")
        }
        return value
    }

    /// A name that nobody knows any more may still stand in older entries; one that finds nothing is a slip.
    ///
    /// - Parameters:
    ///   - found: what the list has on this page.
    ///   - known: every such name in use.
    func expect(_ name: String, among known: some Sequence<String>, for found: some Collection) throws {
        guard found.isEmpty, cursor == nil, let text = try self.name(name), !known.contains(text) else { return }
        throw Problem.invalid("/\(name)", "must be one of \(known.sorted().joined(separator: ", "))")
    }

    /// One more than a page has is asked for, which tells whether there is another page.
    var fetchLimit: Int { limit + 1 }

    /// The page out of what was found.
    ///
    /// - Parameters:
    ///   - found: at most ``fetchLimit`` of them, in the list's order.
    ///   - cursor: the parts of the cursor that leads on from an element.
    func page<Found, Item: Encodable>(
        of found: [Found], cursor: (Found) -> [String], document: (Found) -> Item
    ) -> Page<Item> {
        let page = found.prefix(limit)
        let last = found.count > limit ? page.last : nil
        return Page(data: page.map(document), nextCursor: last.map { Self.encode(cursor: cursor($0)) })
    }

    /// The page out of entries of which some may not be readable.
    func page<Place, Value, Item: Encodable>(
        of found: [ListEntry<Place, Value>], cursor: (Place) -> [String], document: (Value) -> Item
    ) -> Page<Item> {
        let page = found.prefix(limit)
        let last = found.count > limit ? page.last : nil
        return Page(
            data: page.compactMap(\.value).map(document),
            unreadable: page.unreadable().map { UnreadableItem(id: $0.key) },
            nextCursor: last.map { Self.encode(cursor: cursor($0.place)) })
    }

    private static func encode(cursor parts: [String]) -> String {
        Data(parts.joined(separator: "|").utf8).base64EncodedString().replacing("=", with: "")
    }
}

extension String {
    fileprivate func padding(toMultipleOf size: Int) -> String {
        self + String(repeating: "=", count: (size - count % size) % size)
    }
}

extension ServiceRequestContext {
    /// The identifier in the path; `404` when it cannot be one.
    func identifier<Subject>(_ name: String = "id", of what: String) throws -> Identifier<Subject> {
        guard let text = parameters.get(name), let identifier = Identifier<Subject>(text) else {
            throw Problem.notFound("There is no such \(what).")
        }
        return identifier
    }
}
