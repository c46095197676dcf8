/// Why a text names no store that this program can open.
enum StoreLocationError: Error, Hashable {
    /// An address of a server that is not understood, and why; without quoting it.
    case postgreSQL(String)
    /// A store that is gone when the program ends.
    case memory
    /// No scheme, or one that nobody knows.
    case unknown(String)
}

extension StoreLocationError: CustomStringConvertible {
    var description: String {
        switch self {
        case .postgreSQL(let why): why
        case .memory: "a store must be a file; write sqlite:PATH"
        // An address may hold a password.
        case .unknown(let text) where text.contains("://"):
            "\(text.prefix { $0 != ":" }):// is no store that this program knows; write sqlite:PATH or postgres://…"
        case .unknown(let text): "'\(text.prefix(200))' is no store; write sqlite:PATH or postgres://…"
        }
    }
}
