import ArgumentParser

/// Sends dead letters again.
struct EndpointsReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Send an endpoint's dead letters again.")

    @Argument(help: "The endpoint's id, whk_….") var id: String
    @OptionGroup var store: StoreOption

    func run() async throws {
        let count = try await store.access().perform(.replayEndpoint(id: id), \.number)
        try Console.write("\(count) deliveries are on their way again.\n")
    }
}
