import ArgumentParser

/// Webhook endpoints.
struct EndpointsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endpoints", abstract: "Create, list and remove webhook endpoints; send dead letters again.",
        subcommands: [
            EndpointsCreateCommand.self, EndpointsListCommand.self, EndpointsDeleteCommand.self,
            EndpointsReplayCommand.self,
        ])
}
