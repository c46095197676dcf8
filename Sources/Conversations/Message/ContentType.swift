/// How a message's text is written.
package enum ContentType: String, Codable, Hashable, Sendable, CaseIterable {
    case plain = "text/plain"
    case html = "text/html"
}
