package import Foundation

/// The shared secret of an endpoint: `whsec_` and base64 of the key, as Standard Webhooks write it.
package struct WebhookSecret: Hashable, Sendable {
    package static let prefix = "whsec_"
    /// How many bytes a secret may have; Standard Webhooks ask for 24 to 64 of new ones.
    private static let longest = 512

    /// The text as its owner knows it, prefix included when it was given one.
    package let text: String
    /// The decoded key.
    package let key: Data

    /// Reads a secret with or without prefix and padding.
    ///
    /// - Throws: ``WebhookSecretError`` when it is empty, too long or not base64; the text is not repeated.
    package init(_ text: String) throws(WebhookSecretError) {
        let encoded = text.hasPrefix(Self.prefix) ? text.dropFirst(Self.prefix.utf8.count) : text[...]
        guard !encoded.isEmpty else { throw .empty }
        guard encoded.utf8.count <= Self.longest else { throw .tooLong }
        let padding = String(repeating: "=", count: (4 - encoded.utf8.count % 4) % 4)
        guard let key = Data(base64Encoded: encoded + padding), !key.isEmpty else { throw .notBase64 }
        self.text = text
        self.key = key
    }

    /// A new secret of 32 random bytes.
    package static func generate() -> WebhookSecret {
        var generator = SystemRandomNumberGenerator()
        let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        return WebhookSecret(text: prefix + key.base64EncodedString(), key: key)
    }

    private init(text: String, key: Data) {
        self.text = text
        self.key = key
    }
}
