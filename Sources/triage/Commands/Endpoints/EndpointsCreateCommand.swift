import ArgumentParser

/// Subscribes an address to events and shows its secret, once.
struct EndpointsCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create an endpoint. Its secret is shown once.")

    @Argument(help: "Where events are sent, https://….") var url: String
    @Option(
        name: .customLong("event"),
        help: ArgumentHelp("An event type to send, or * for all. May be given several times.", valueName: "type"))
    var events: [String] = ["*"]
    @Option(help: ArgumentHelp("What it is for.", valueName: "text")) var description: String?
    @Flag(help: "Allow private addresses and plain http; a running service goes by its own settings.")
    var allowPrivateWebhooks = false
    @OptionGroup var store: StoreOption
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
        var access = try store.access()
        access.allowsPrivateWebhooks = allowPrivateWebhooks
        let (endpoint, secret) = try await access.perform(
            .createEndpoint(url: url, eventTypes: events, description: description), \.endpointAndSecret)
        if json {
            try Console.write(JSONLine.text(of: ["id": endpoint.id, "url": endpoint.url, "secret": secret]))
        } else {
            try Console.write(
                "\(endpoint.id)  \(endpoint.url)\n\(secret)\n\nThe secret cannot be shown again.\n")
        }
    }
}
