/// What is wrong with a secret.
package enum WebhookSecretError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty, tooLong, notBase64

    package var description: String {
        switch self {
        case .empty: "the secret is empty"
        case .tooLong: "the secret is longer than 512 characters"
        case .notBase64: "the secret is not whsec_ and base64"
        }
    }
}
