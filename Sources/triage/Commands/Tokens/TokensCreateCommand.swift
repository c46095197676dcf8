import ArgumentParser
import Conversations
import WebService

/// Makes a bearer token and shows it, once.
struct TokensCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a token. It is shown once; only its hash is stored.")

    @Option(help: ArgumentHelp("What the token is for.", valueName: "text")) var name: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "What it allows, may be given several times: \(Self.list(Scope.allCases)); \(Self.list(Scope.standard)) "
                + "unless given.", valueName: "what"))
    var scope: [String] = []
    @OptionGroup var store: StoreOption
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        if let flaw = name.flaw(asLineOf: 100) { throw CommandFailure.badInput("--name \(flaw)") }
        let wanted = scope.flatMap { $0.split(separator: ",").map(String.init) }
        for text in wanted where Scope(rawValue: text) == nil {
            throw CommandFailure.badInput("--scope: '\(text)' is not one of \(Self.list(Scope.allCases))")
        }
        guard scope.isEmpty || !wanted.isEmpty else { throw CommandFailure.badInput("--scope must not be empty") }
        let scopes = scope.isEmpty ? Scope.standard.map(\.rawValue) : Set(wanted).sorted()
        let (token, secret) = try await store.access()
            .perform(.createToken(name: name, scopes: scopes), \.tokenAndSecret)
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

    private static func list(_ scopes: some Sequence<Scope>) -> String {
        scopes.map(\.rawValue).joined(separator: ", ")
    }
}
