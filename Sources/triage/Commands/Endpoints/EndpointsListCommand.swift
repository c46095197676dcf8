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
        for endpoint in endpoints {
            if json {
                try Console.write(JSONLine.text(of: endpoint))
            } else {
                let state = endpoint.enabled ? "on" : "off (\(endpoint.disabledReason ?? "by hand"))"
                try Console.write(
                    "\(endpoint.id)  \(endpoint.url)  \(state)  \(endpoint.eventTypes.joined(separator: ","))\n")
            }
        }
    }
}
