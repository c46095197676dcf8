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
        abstract: "Check store, models, policies and limits; exit code 1 when something is wrong.")

    @Option(help: "Settings, as for serve.") var config: String?
    @OptionGroup var store: StoreOption

    func run() async throws {
        var report = DoctorReport()
        var configuration = ServeConfiguration()
        if let config {
            do {
                configuration = try ServeConfiguration(path: config)
                report.good("settings", "\(config) is valid")
            } catch {
                report.bad("settings", "\(error)")
            }
        }
        checkDomains(configuration, &report)
        await checkStore(&report)
        checkLimits(configuration, &report)
        try Console.write(report.text + "\n")
        if report.failures > 0 {
            throw CommandFailure.workFailed("\(report.failures) of \(report.lines.count) checks failed")
        }
    }

    private func checkDomains(_ configuration: ServeConfiguration, _ report: inout DoctorReport) {
        do {
            for (inbox, domain) in try DomainLoading(configuration: configuration).load().sorted(by: { $0.key < $1.key }
            ) {
                report.good("inbox \(inbox)", "\(domain.name), model \(domain.classifier.digest.prefix(19))…")
            }
        } catch {
            report.bad("models", "\(error)")
        }
    }

    private func checkStore(_ report: inout DoctorReport) async {
        do {
            guard case .status(let status) = try await store.access().perform(.status) else { return }
            report.good("store", "\(store.database) opens, commits are durable (synchronous=FULL)")
            report.good(
                "tokens", status.tokens == 0 ? "none yet: triage tokens create --name NAME" : "\(status.tokens) active")
            let dead = status.deliveries["dead"] ?? 0
            if dead > 0 {
                report.warn("webhooks", "\(dead) dead letters; see GET /api/v1/dead-letters")
            } else {
                report.good("webhooks", "\(status.endpoints) endpoints, no dead letters")
            }
            report.good("queue", "\(status.conversationsWaiting) conversations wait for a person")
        } catch {
            report.bad("store", "\(error)")
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

/// What was checked, one line each.
struct DoctorReport {
    private(set) var lines: [String] = []
    private(set) var failures = 0

    mutating func good(_ subject: String, _ finding: String) { lines.append("ok    \(subject): \(finding)") }
    mutating func warn(_ subject: String, _ finding: String) { lines.append("warn  \(subject): \(finding)") }
    mutating func bad(_ subject: String, _ finding: String) {
        lines.append("FAIL  \(subject): \(finding)")
        failures += 1
    }

    var text: String { lines.joined(separator: "\n") }
}
