import ArgumentParser
import Foundation

/// Webhook endpoints.
struct EndpointsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endpoints", abstract: "Create, list and remove webhook endpoints; send dead letters again.",
        subcommands: [Create.self, List.self, Delete.self, Replay.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create an endpoint. Its secret is shown once.")

        @Argument(help: "Where events are sent, https://….") var url: String
        @Option(name: .customLong("event"), help: "An event type to send, or * for all. May be given several times.")
        var events: [String] = ["*"]
        @Option(help: "What it is for.") var description: String?
        @Flag(help: "Allow private addresses and plain http (only when no service is running).")
        var allowPrivateWebhooks = false
        @OptionGroup var store: StoreOption
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            var access = try store.access()
            access.allowsPrivateWebhooks = allowPrivateWebhooks
            let answer = try await access.perform(
                .createEndpoint(url: url, eventTypes: events, description: description))
            guard case .endpoint(let endpoint, let secret) = answer else {
                throw CommandFailure.workFailed("unexpected answer")
            }
            if json {
                try Console.write(JSONLine.text(of: ["id": endpoint.id, "url": endpoint.url, "secret": secret]))
            } else {
                try Console.write(
                    "\(endpoint.id)  \(endpoint.url)\n\(secret)\n\nThe secret cannot be shown again." + "\n")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List endpoints, oldest first.")

        @OptionGroup var store: StoreOption
        @Flag(help: "Print one JSON object a line.") var json = false

        func run() async throws {
            guard case .endpoints(let endpoints) = try await store.access().perform(.listEndpoints) else {
                throw CommandFailure.workFailed("unexpected answer")
            }
            if endpoints.isEmpty, !json { try Console.write("No webhook endpoints yet." + "\n") }
            for endpoint in endpoints {
                if json {
                    try Console.write(JSONLine.text(of: endpoint))
                } else {
                    let state = endpoint.enabled ? "on" : "off (\(endpoint.disabledReason ?? "by hand"))"
                    try Console.write(
                        "\(endpoint.id)  \(endpoint.url)  \(state)  \(endpoint.eventTypes.joined(separator: ","))"
                            + "\n")
                }
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove an endpoint; what it was still owed becomes dead letters.")

        @Argument(help: "The endpoint's id, whk_….") var id: String
        @OptionGroup var store: StoreOption

        func run() async throws {
            _ = try await store.access().perform(.deleteEndpoint(id: id))
            try Console.write("Deleted \(id)." + "\n")
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Send an endpoint's dead letters again.")

        @Argument(help: "The endpoint's id, whk_….") var id: String
        @OptionGroup var store: StoreOption

        func run() async throws {
            guard case .count(let count) = try await store.access().perform(.replayEndpoint(id: id)) else {
                throw CommandFailure.workFailed("unexpected answer")
            }
            try Console.write("\(count) deliveries are on their way again." + "\n")
        }
    }
}
