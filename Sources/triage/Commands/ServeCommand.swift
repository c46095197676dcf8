import ArgumentParser
import Conversations
import Foundation
import Logging
import ServiceLifecycle
import Storage
import YAMLDocuments

/// Runs the service.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the service.",
        discussion: """
            Prints its address once it takes requests, and logs to standard error. SIGTERM or Ctrl-C finishes what has \
            begun and stops; SIGHUP reads models and policies anew. Flags win over the settings.
            """)

    @Option(help: ArgumentHelp("Settings in YAML; docs/operations.md has every key.", valueName: "file"))
    var config: String?
    @Option(
        help: ArgumentHelp(
            "The address to listen on; 127.0.0.1 unless given here or in the settings.", valueName: "address"))
    var host: String?
    @Option(
        help: ArgumentHelp(
            "The port to listen on, 0 for any free; 8080 unless given here or in the settings.", valueName: "number"))
    var port: Int?
    @Option(
        help: ArgumentHelp(
            "The store, or postgres://…; sqlite:triage.db unless given here or in the settings.",
            valueName: "sqlite:path"))
    var database: String?
    @Flag(help: "Seed a small believable day and start a receiver that plays the CRM.") var demo = false
    @Flag(help: "Allow webhooks to private addresses and over plain http.") var allowPrivateWebhooks = false
    @Flag(help: .hidden) var echo = false

    func run() async throws {
        // Until the reload service listens: what a reload would read is being read anyway.
        signal(SIGHUP, SIG_IGN)
        let configuration = try settings()
        // Nothing that the running service writes may make it wait, and be it for its own last words.
        let log = LineOutput(descriptor: STDERR_FILENO, notice: LogLine.notice(dropped:))
        defer { log.finish(within: .seconds(1)) }
        do {
            try await serve(configuration, log: log)
        } catch {
            let address = "\(configuration.host):\(configuration.port)"
            let failure = CommandFailure(error, listeningOn: address) ?? CommandFailure(error)
            for line in failure.lines { log.write(Array("\(line)\n".utf8)) }
            throw failure.exitCode
        }
    }

    private func serve(_ configuration: ServeConfiguration, log: LineOutput) async throws {
        let level = configuration.logLevel
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, output: log, level: level) }
        let logger = Logger(label: "triage")
        let announcements = LineOutput(descriptor: STDOUT_FILENO)
        let (listening, listens) = AsyncStream<Never>.makeStream()
        let assembly = try await Assembly(configuration, log: log, logger: logger) { port in
            announcements.write(Array(greeting(configuration, port: port).utf8))
            listens.finish()
        }
        let extras: [any Service] =
            demo
            ? [DemoService(assembly: assembly, listening: listening, clock: { Instant(Date()) }, logger: logger)] : []
        do {
            try await assembly.group(with: extras, logger: logger).run()
            try assembly.database.close()
        } catch let error as StorageError {
            throw configuration.database.failure(error)
        }
        announcements.finish(within: .seconds(1))
    }

    /// What to open and what to try; the first line is what scripts wait for.
    private func greeting(_ configuration: ServeConfiguration, port: Int) -> String {
        let address = "http://\(configuration.host):\(port)"
        var lines = ["Triage listens on \(address)  (API: \(address)/docs, health: \(address)/health)"]
        if demo {
            lines += [
                "A demo day at an internet provider is played into an empty store, and a receiver plays the CRM.",
                "Make a token:    triage tokens create --name me --scope messages:write --scope read --scope desk "
                    + "--scope webhooks --database \(configuration.database)",
                "Post a message:  curl \(address)/api/v1/conversations/message -H \"Authorization: Bearer $TOKEN\" \\",
                "                   -H 'Content-Type: application/json' \\",
                "                   -d '{\"channel\":\"whatsapp\",\"customer_identifier\":\"+5511999990000\","
                    + "\"message\":\"Minha internet está lenta desde ontem\"}'",
                "Who waits:       curl \(address)/api/v1/queue -H \"Authorization: Bearer $TOKEN\"",
                "Ctrl-C drains and stops.",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The file's settings, overridden by flags.
    private func settings() throws -> ServeConfiguration {
        var configuration: ServeConfiguration
        do {
            configuration = try config.map { path throws(YAMLProblem) in try ServeConfiguration(path: path) } ?? .init()
        } catch {
            throw CommandFailure.badInput("\(error)")
        }
        if let host {
            guard !host.isEmpty else { throw CommandFailure.badInput("--host must not be empty") }
            configuration.host = host
        }
        if let port {
            guard (0...65_535).contains(port) else { throw CommandFailure.badInput("--port must be 0 to 65535") }
            configuration.port = port
        }
        if let database { configuration.database = try StoreLocation(flag: database) }
        // The demo's CRM is on this machine.
        if allowPrivateWebhooks || demo { configuration.webhooks.allowPrivate = true }
        configuration.echoes = echo
        return configuration
    }
}
