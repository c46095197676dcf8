import ArgumentParser
import Conversations

/// Lists bearer tokens, never the tokens themselves.
struct TokensListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens, newest first.")

    @OptionGroup var store: StoreOption
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        let tokens = try await store.access().perform(.listTokens, \.tokenList)
        if tokens.isEmpty, !json {
            try Console.write("No tokens yet. Create one with: triage tokens create --name NAME\n")
        }
        for token in tokens {
            if json {
                try Console.write(JSONLine.text(of: token))
            } else {
                let state = token.revokedAt.map { "revoked \($0.rfc3339)" } ?? "active"
                try Console.write(
                    "\(token.id)  \(token.name)  \(state)  \(token.scopes.joined(separator: ","))\n")
            }
        }
    }
}
