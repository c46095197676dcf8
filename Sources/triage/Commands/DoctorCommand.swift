import ArgumentParser
import Classifiers
import Foundation
import Journey
import SQLiteStorage
import Storage

/// Checks what a service needs before it runs.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, models, policies, store and limits without changing anything.",
        discussion: """
            Ends with 0 when all is well, with 2 when something that was named is not there or not what it must be, and \
            with 1 when something else is wrong.
            """)

    @Option(help: ArgumentHelp("Settings, as for serve.", valueName: "file")) var config: String?
    @Option(
        help: ArgumentHelp("The store; the one in the settings unless given.", valueName: "sqlite:path|postgres://…"))
    var database: String?

    func run() async throws {
        var report = DoctorReport()
        let named = try database.map { text throws(CommandFailure) in try StoreLocation(flag: text) }
        let configuration = settings(&report)
        // Without its settings nothing is known of a service but what a flag names.
        if let configuration { checkDomains(configuration, &report) }
        if let location = named ?? configuration?.database { await checkStore(location, &report) }
        if let configuration { checkLimits(configuration, &report) }
        try Console.write(report.text)
        if let failure = report.failure { throw failure }
    }

    /// - Returns: nil when they cannot be read.
    private func settings(_ report: inout DoctorReport) -> ServeConfiguration? {
        guard let config else { return ServeConfiguration() }
        do {
            let configuration = try ServeConfiguration(path: config)
            report.good("settings", "\(config) is valid")
            return configuration
        } catch {
            report.bad("settings", error)
            return nil
        }
    }

    private func checkDomains(_ configuration: ServeConfiguration, _ report: inout DoctorReport) {
        do {
            for (name, inbox) in try DomainLoading(configuration: configuration).load().sorted(by: { $0.key < $1.key })
            {
                let (domain, region) = (inbox.domain, inbox.region.map { "numbers of \($0)" } ?? "numbers of no region")
                report.good("inbox \(name)", "\(domain.name), model \(domain.classifier.digest.prefix(19))…, \(region)")
            }
        } catch {
            report.bad("models", error)
        }
    }

    private func checkStore(_ location: StoreLocation, _ report: inout DoctorReport) async {
        do {
            let status = try await StoreAccess(location: location).perform(.status, \.storeStatus)
            report.good("store", "\(location) opens, its schema is up to date")
            report.good(
                "tokens", status.tokens == 0 ? "none yet: triage tokens create --name NAME" : "\(status.tokens) active")
            let dead = status.deliveries["dead"] ?? 0
            if dead > 0 {
                report.warn("webhooks", "\(dead) dead letters; see GET /api/v1/dead-letters")
            } else {
                report.good("webhooks", "\(status.endpoints) endpoints, no dead letters")
            }
            report.good("queue", "\(status.conversationsWaiting) conversations wait for a person")
            if status.identitiesInDoubt > 0 {
                report.warn(
                    "identities",
                    "\(status.identitiesInDoubt) may be another's, see docs/operations.md: \(status.customersInDoubt.joined(separator: " "))"
                )
            }
            try await checkContent(location, &report)
        } catch {
            report.bad("store", error)
        }
    }

    /// All of it, however long that takes.
    private func checkContent(_ location: StoreLocation, _ report: inout DoctorReport) async throws {
        do {
            switch location {
            case .sqlite(let path): try await checkContent(ofFile: path, &report)
            case .postgreSQL: try await checkServer(location, &report)
            }
        } catch let error as StorageError {
            throw location.failure(error)
        }
    }

    private func checkContent(ofFile path: String, _ report: inout DoctorReport) async throws {
        let bar = ProgressBar("checking the store")
        defer { bar.finish() }
        try await StoreLocation.looking(at: path).inspect(within: nil) { bar.show($0) }
        let bytes = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
        report.good("content", "the \(bytes >> 10) KiB of the store are sound")
    }

    /// What a server does to keep what was acknowledged; whether its files are sound is for its own tools.
    private func checkServer(_ location: StoreLocation, _ report: inout DoctorReport) async throws {
        guard let server = try await location.lookingAt().read({ try ServerReport($0) }) else { return }
        report.good("server", "PostgreSQL \(server.version), \(server.bytes >> 10) KiB")
        if !server.isDurable {
            report.warn("durability", "fsync or synchronous_commit is off: a crash may lose what was acknowledged")
        }
        if !server.mendsTornPages {
            report.warn("durability", "full_page_writes is off: a power failure may leave torn pages")
        }
        if server.standbys.isEmpty {
            report.warn("failover", "no standby is synchronous: a failover may lose the last messages")
        } else {
            report.good("failover", "commits wait for \(server.standbys)")
        }
        if let first = server.strangeColumns.first {
            report.warn("schema", "\(server.strangeColumns.count) columns are not COLLATE \"C\", such as \(first)")
        }
    }

    private func checkLimits(_ configuration: ServeConfiguration, _ report: inout DoctorReport) {
        var limits = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits) == 0 else { return }
        let wanted = configuration.maximumConnections + 256
        if limits.rlim_cur < UInt(wanted) {
            report.warn(
                "open files",
                "the limit is \(limits.rlim_cur); \(configuration.maximumConnections) connections need \(wanted)")
        } else {
            report.good("open files", "the limit is \(limits.rlim_cur)")
        }
    }
}
