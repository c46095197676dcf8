import Foundation
import Logging
import Storage
import YAMLDocuments

extension ServeConfiguration {
    /// Reads `triage.yaml` strictly: an unknown key is an error that names file and line.
    init(path: String) throws(YAMLProblem) {
        let root = try YAMLDocument.read(path: path).root
        let map = try root.mapping(keys: [
            "host", "port", "database", "log_level", "domains", "inboxes", "limits", "claim_minutes", "webhooks",
            "retention",
        ])
        if let node = map.optional("host") { host = try node.string() }
        if let node = map.optional("port") { port = try node.integer(in: 0...65_535) }
        if let node = map.optional("database") { database = try Self.store(node) }
        if let node = map.optional("log_level") { logLevel = try node.choice(Logger.Level.self) }
        if let node = map.optional("claim_minutes") { claimMinutes = try node.number(in: 1...1440) }
        let folder = (path as NSString).deletingLastPathComponent
        if let node = map.optional("domains") { domains = try Self.domains(node, relativeTo: folder) }
        if let node = map.optional("inboxes") {
            inboxes = [:]
            for entry in try node.mapping().entries { inboxes[entry.key] = try entry.value.string() }
            guard !inboxes.isEmpty else { throw node.problem("must name at least one inbox") }
        }
        if let node = map.optional("limits") { try readLimits(node) }
        if let node = map.optional("webhooks") { try readWebhooks(node) }
        if let node = map.optional("retention") { try readRetention(node) }
    }

    private static func store(_ node: YAMLNode) throws(YAMLProblem) -> StoreLocation {
        let text = try node.string()
        do {
            return try StoreLocation(text)
        } catch {
            throw node.problem("\(error)")
        }
    }

    private static func domains(
        _ node: YAMLNode, relativeTo folder: String
    ) throws(YAMLProblem) -> [String: DomainFiles] {
        var domains: [String: DomainFiles] = [:]
        for entry in try node.mapping().entries {
            let files = try entry.value.mapping(keys: ["model", "policy"])
            domains[entry.key] = DomainFiles(
                model: try Self.resolve(files.required("model").string(), in: folder),
                policy: try Self.resolve(files.required("policy").string(), in: folder))
        }
        return domains
    }

    private static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    }

    private mutating func readLimits(_ node: YAMLNode) throws(YAMLProblem) {
        let map = try node.mapping(keys: [
            "requests_per_second", "burst", "connections", "head_seconds", "body_seconds", "answer_seconds",
            "idle_seconds",
        ])
        if let node = map.optional("requests_per_second") { requestsPerSecond = try node.number(in: 0...1_000_000) }
        if let node = map.optional("burst") { burst = try node.number(in: 1...1_000_000) }
        if let node = map.optional("connections") { maximumConnections = try node.integer(in: 1...100_000) }
        if let node = map.optional("head_seconds") { deadlines.head = try node.number(in: 0.1...600) }
        if let node = map.optional("body_seconds") { deadlines.body = try node.number(in: 0.1...600) }
        if let node = map.optional("answer_seconds") { deadlines.answer = try node.number(in: 0.1...600) }
        if let node = map.optional("idle_seconds") { deadlines.idle = try node.number(in: 0.1...3600) }
    }

    private mutating func readRetention(_ node: YAMLNode) throws(YAMLProblem) {
        let map = try node.mapping(keys: ["delivered_days", "dead_letter_days", "idempotency_days", "suspect_days"])
        if let node = map.optional("delivered_days") { retention.deliveredDays = try node.number(in: 0.01...3650) }
        if let node = map.optional("dead_letter_days") { retention.deadLetterDays = try node.number(in: 0.01...3650) }
        if let node = map.optional("idempotency_days") { retention.idempotencyDays = try node.number(in: 0.01...3650) }
        if let node = map.optional("suspect_days") { retention.suspectDays = try node.number(in: 0.01...3650) }
    }

    private mutating func readWebhooks(_ node: YAMLNode) throws(YAMLProblem) {
        let map = try node.mapping(keys: [
            "allow_private", "allow", "attempts", "first_retry_seconds", "longest_retry_seconds",
        ])
        if let node = map.optional("allow_private") { webhooks.allowPrivate = try node.bool() }
        if let node = map.optional("allow") { webhooks.allow = try node.texts(limit: 1000) }
        if let node = map.optional("attempts") { webhooks.attempts = try node.integer(in: 1...50) }
        if let node = map.optional("first_retry_seconds") {
            webhooks.firstRetrySeconds = try node.number(in: 0.01...86_400)
        }
        if let node = map.optional("longest_retry_seconds") {
            webhooks.longestRetrySeconds = try node.number(in: 0.01...604_800)
        }
    }
}
