/// Where a message came from, and where its answer goes.
package enum Channel: String, CaseIterable, Codable, Hashable, Sendable {
    case whatsapp
    case email
    case webChat = "web_chat"
    case phone
}
