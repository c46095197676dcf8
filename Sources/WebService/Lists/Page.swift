import Storage

/// A piece of a list, and where the next one begins.
struct Page<Item: Encodable>: Encodable {
    let data: [Item]
    /// What stands in this piece of the list and cannot be read.
    let unreadable: [UnreadableItem]
    let nextCursor: String?

    enum CodingKeys: String, CodingKey {
        case data, unreadable
        case nextCursor = "next_cursor"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(data, forKey: .data)
        try container.encode(unreadable, forKey: .unreadable)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}

/// An entry of a list that cannot be read: nothing but its id is known.
struct UnreadableItem: Encodable {
    let id: String
}

extension ListQuery {
    /// One more than a page has is asked for, which tells whether there is another page.
    var fetchLimit: Int { limit + 1 }

    /// The page out of what was found.
    ///
    /// - Parameters:
    ///   - found: at most ``fetchLimit`` of them, in the list's order.
    ///   - cursor: the parts of the cursor that leads on from a place.
    func page<Place, Value, Item: Encodable>(
        of found: [ListEntry<Place, Value>], cursor: (Place) -> [String], document: (Value) -> Item
    ) -> Page<Item> {
        let page = found.prefix(limit)
        let last = found.count > limit ? page.last : nil
        return Page(
            data: page.compactMap(\.value).map(document),
            unreadable: page.unreadable().map { UnreadableItem(id: $0.key) },
            nextCursor: last.map { PageCursor(cursor($0.place)).text })
    }
}
