import Conversations
import Hummingbird

/// The query of a list request.
struct ListQuery {
    static let maximum = 200
    static let usual = 50

    let limit: Int
    /// Nil for the first page.
    let cursor: PageCursor?
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
        cursor = try parameters["cursor"].map { text in
            guard let cursor = PageCursor(text, parts: cursorParts) else { throw Problem.foreignCursor }
            return cursor
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

    /// A name that nobody knows any more may still stand in older entries; one that finds nothing is a slip.
    ///
    /// - Parameters:
    ///   - found: what the list has on this page.
    ///   - known: every such name in use.
    func expect(_ name: String, among known: some Sequence<String>, for found: some Collection) throws {
        guard found.isEmpty, cursor == nil, let text = try self.name(name), !known.contains(text) else { return }
        throw Problem.invalid("/\(name)", "must be one of \(known.sorted().joined(separator: ", "))")
    }
}
