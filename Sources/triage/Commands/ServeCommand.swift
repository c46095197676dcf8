import ArgumentParser
import Foundation
import Logging
import SQLiteStorage
import ServiceLifecycle
import Storage
import YAMLDocuments

/// Runs the service.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Run the service.")

    @Option(help: "Settings, see docs/operations.md.") var config: String?
    @Option(help: "The address to listen on (127.0.0.1).") var host: String?
    @Option(help: "The port to listen on (8080); 0 picks a free one.") var port: Int?
    @Option(help: "The store (sqlite:triage.db).") var database: String?
    @Flag(help: "Seed a small believable day and start a receiver that plays the CRM.") var demo = false
    @Flag(help: "Allow webhooks to private addresses and over plain http.") var allowPrivateWebhooks = false
    @Flag(help: .hidden) var echo = false

    func run() async throws {
        let configuration = try settings()
        LoggingSystem.bootstrap { label in
            var handler = JSONLogHandler(label: label)
            handler.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .info
            return handler
        }
        let logger = Logger(label: "triage")
        do {
            let assembly = try await Assembly(configuration, logger: logger) { port in
                try? Console.write(
                    "Triage listens on http://\(configuration.host):\(port)  (API: /docs, health: /health)\n")
                try? Console.flush()
            }
            try await assembly.group(logger: logger).run()
            try assembly.database.close()
        } catch let error as StorageError {
            throw CommandFailure.workFailed("\(error)")
        }
    }

    /// The file's settings, overridden by flags.
    private func settings() throws -> ServeConfiguration {
        var configuration: ServeConfiguration
        do {
            configuration = try config.map { path throws(YAMLProblem) in try ServeConfiguration(path: path) } ?? .init()
        } catch {
            throw CommandFailure.badInput("\(error)")
        }
        if let host { configuration.host = host }
        if let port {
            guard (0...65_535).contains(port) else { throw CommandFailure.badInput("--port must be 0 to 65535") }
            configuration.port = port
        }
        if let database { configuration.database = database }
        if allowPrivateWebhooks { configuration.webhooks.allowPrivate = true }
        configuration.echoes = echo
        return configuration
    }
}
