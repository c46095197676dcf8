import ArgumentParser

/// Lists webhook endpoints, without their secrets.
struct EndpointsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List endpoints, oldest first.")

    @OptionGroup var store: StoreOption
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() async throws {
        let endpoints = try await store.access().perform(.listEndpoints, \.endpointList)
        if endpoints.isEmpty, !json { try Console.write("No webhook endpoints yet.\n") }
        for entry in endpoints {
            switch entry {
            case .readable(let endpoint):
                try Console.write(json ? JSONLine.text(of: endpoint) : Self.line(of: endpoint))
            case .unreadable(let row):
                try Console.write(json ? JSONLine.text(of: row) : "\(row.id)  cannot be read: \(row.unreadable)\n")
            }
        }
    }

    private static func line(of endpoint: AdministrativeAnswer.EndpointInfo) -> String {
        let state = endpoint.enabled ? "on" : "off (\(endpoint.disabledReason ?? "by hand"))"
        return "\(endpoint.id)  \(endpoint.url)  \(state)  \(endpoint.eventTypes.joined(separator: ","))\n"
    }
}
