import ArgumentParser

/// Ends a subscription.
struct EndpointsDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove an endpoint; what it was still owed becomes dead letters.")

    @Argument(help: "The endpoint's id, whk_….") var id: String
    @OptionGroup var store: StoreOption

    func run() async throws {
        _ = try await store.access().perform(.deleteEndpoint(id: id), \.number)
        try Console.write("Deleted \(id).\n")
    }
}
