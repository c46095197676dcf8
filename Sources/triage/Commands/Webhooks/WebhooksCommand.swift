import ArgumentParser

/// Tools for those who receive our webhooks.
struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks", abstract: "Try out webhooks: receive them, check a signature.",
        subcommands: [WebhooksListenCommand.self, WebhooksVerifyCommand.self])
}
