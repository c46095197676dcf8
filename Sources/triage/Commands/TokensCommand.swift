import ArgumentParser
import Conversations
import Foundation
import WebService

/// Bearer tokens for machine callers.
struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Create, list and revoke bearer tokens.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a token. It is shown once; only its hash is stored.")

        @Option(help: "What the token is for.") var name: String
        @Option(
            parsing: .singleValue,
            help:
                "Allow this: \(Scope.allCases.map(\.rawValue).joined(separator: ", ")). May be given several times. Without it: \(Scope.standard.map(\.rawValue).joined(separator: ", "))."
        )
        var scope: [String] = []
        @OptionGroup var store: StoreOption
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            guard (1...100).contains(name.count) else {
                throw CommandFailure.badInput("--name must have 1 to 100 characters")
            }
            let wanted = scope.flatMap { $0.split(separator: ",").map(String.init) }
            for text in wanted where Scope(rawValue: text) == nil {
                let known = Scope.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure.badInput("--scope: '\(text)' is not one of \(known)")
            }
            let scopes = wanted.isEmpty ? Scope.standard.map(\.rawValue) : wanted
            let answer = try await store.access().perform(.createToken(name: name, scopes: scopes))
            guard case .token(let token, let secret) = answer else {
                throw CommandFailure.workFailed("unexpected answer")
            }
            if json {
                try Console.write(JSONLine.text(of: ["id": token.id, "name": token.name, "token": secret]))
            } else {
                try Console.write(
                    """
                    \(secret)

                    This is \(token.id) (\(token.name)), allowed: \(token.scopes.joined(separator: ", ")).
                    It is not stored and cannot be shown again.

                    """)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List tokens, newest first.")

        @OptionGroup var store: StoreOption
        @Flag(help: "Print one JSON object a line.") var json = false

        func run() async throws {
            guard case .tokens(let tokens) = try await store.access().perform(.listTokens) else {
                throw CommandFailure.workFailed("unexpected answer")
            }
            if tokens.isEmpty, !json {
                try Console.write("No tokens yet. Create one with: triage tokens create --name NAME" + "\n")
            }
            for token in tokens {
                if json {
                    try Console.write(JSONLine.text(of: token))
                } else {
                    let state = token.revokedAt.map { "revoked \($0.rfc3339)" } ?? "active"
                    try Console.write(
                        "\(token.id)  \(token.name)  \(state)  \(token.scopes.joined(separator: ","))" + "\n")
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke a token; it stops working within a second.")

        @Argument(help: "The token's id, tok_….") var id: String
        @OptionGroup var store: StoreOption

        func run() async throws {
            guard case .count(let count) = try await store.access().perform(.revokeToken(id: id)), count > 0 else {
                throw CommandFailure.badInput("there is no active token \(id)")
            }
            try Console.write("Revoked \(id)." + "\n")
        }
    }
}
