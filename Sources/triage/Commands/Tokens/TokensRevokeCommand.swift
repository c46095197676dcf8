import ArgumentParser

/// Ends a bearer token.
struct TokensRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a token; it stops working within a second.")

    @Argument(help: "The token's id, tok_….") var id: String
    @OptionGroup var store: StoreOption

    func run() async throws {
        guard try await store.access().perform(.revokeToken(id: id), \.number) > 0 else {
            throw CommandFailure.badInput("there is no active token \(id)")
        }
        try Console.write("Revoked \(id).\n")
    }
}
