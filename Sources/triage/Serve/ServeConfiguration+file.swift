import Conversations
import Foundation
import Logging
import Storage
import Transport
import YAMLDocuments

extension ServeConfiguration {
    /// Reads `triage.yaml` strictly: an unknown key is an error that names file and line.
    init(path: String) throws(YAMLProblem) {
        let root = try YAMLDocument.read(path: path).root
        let map = try Self.settings(
            root, keys: ["host", "port", "database", "state_folder", "log_level", "inboxes", "claim_minutes"],
            sections: ["domains", "limits", "webhooks", "retention"])
        if let node = map.optional("host") { host = try node.text(limit: 255) }
        if let node = map.optional("port") { port = try node.integer(in: 0...65_535) }
        if let node = map.optional("database") { database = try Self.store(node) }
        if let node = map.optional("state_folder") { stateFolder = try Self.stateFolder(node, relativeTo: path) }
        if let node = map.optional("log_level") { logLevel = try node.choice(Logger.Level.self) }
        if let node = map.optional("claim_minutes") { claimMinutes = try node.number(in: 1...1440) }
        let folder = (path as NSString).deletingLastPathComponent
        if let node = map.optional("domains") { domains = try Self.domains(node, relativeTo: folder) }
        if let node = map.optional("inboxes") {
            inboxes = [:]
            for entry in try node.mapping().entries { inboxes[entry.key] = try inbox(entry) }
            guard !inboxes.isEmpty else { throw node.problem("must name at least one inbox") }
        }
        if let node = map.optional("limits") { try readLimits(node) }
        if let node = map.optional("webhooks") { try readWebhooks(node) }
        if let node = map.optional("retention") { try readRetention(node) }
    }

    /// The mapping, in which no setting may be left empty: it would not be what the file's reader believes.
    ///
    /// - Parameter sections: keys that may be empty, because all that was in them is commented out.
    static func settings(
        _ node: YAMLNode, keys: Set<String>, sections: Set<String> = []
    ) throws(YAMLProblem) -> YAMLMapping {
        let map = try node.mapping(keys: keys.union(sections))
        for entry in map.entries where entry.value.content == .null && !sections.contains(entry.key) {
            throw YAMLProblem(file: map.file, line: entry.line, message: "\(entry.key) must not be empty")
        }
        return map
    }

    private func inbox(_ inbox: YAMLMapping.Entry) throws(YAMLProblem) -> InboxSettings {
        // No message could name another.
        if let flaw = inbox.key.flaw(asLineOf: InboundMessage.inboxLimit) {
            throw YAMLProblem(file: inbox.value.file, line: inbox.line, message: "an inbox's name \(flaw)")
        }
        return try InboxSettings(inbox.value) { node throws(YAMLProblem) in try domain(node) }
    }

    /// The domain that answers for an inbox: one of the file's, or a starter domain.
    private func domain(_ node: YAMLNode) throws(YAMLProblem) -> String {
        let name = try node.text(limit: 256)
        if domains[name] != nil { return name }
        guard let folder = ModelFolder.find(), ModelFolder.has(name, in: folder) else {
            throw node.problem(
                "names the domain '\(name)', which is neither under domains nor in a folder Models")
        }
        return name
    }

    private static func store(_ node: YAMLNode) throws(YAMLProblem) -> StoreLocation {
        let text = try node.string()
        do {
            return try StoreLocation(text)
        } catch {
            throw node.problem("\(error)")
        }
    }

    private static func stateFolder(_ node: YAMLNode, relativeTo file: String) throws(YAMLProblem) -> String {
        let named = try node.text(limit: 1024)
        let folder = URL(
            fileURLWithPath: named, relativeTo: URL(fileURLWithPath: file).deletingLastPathComponent()
        ).path
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw node.problem("there is no folder '\(named)'")
        }
        return folder
    }

    private static func domains(
        _ node: YAMLNode, relativeTo folder: String
    ) throws(YAMLProblem) -> [String: DomainFiles] {
        var domains: [String: DomainFiles] = [:]
        for entry in try node.mapping().entries {
            let files = try settings(entry.value, keys: ["model", "policy"])
            domains[entry.key] = DomainFiles(
                model: try Self.resolve(files.required("model").text(), in: folder),
                policy: try Self.resolve(files.required("policy").text(), in: folder))
        }
        return domains
    }

    private static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    }

    private mutating func readLimits(_ node: YAMLNode) throws(YAMLProblem) {
        let map = try Self.settings(
            node,
            keys: [
                "requests_per_second", "burst", "connections", "head_seconds", "body_seconds", "answer_seconds",
                "idle_seconds",
            ])
        if let node = map.optional("requests_per_second") {
            requestsPerSecond = try node.number(in: 0...1_000_000)
            guard requestsPerSecond == 0 || requestsPerSecond >= 0.001 else {
                throw node.problem("must be 0, which switches the limit off, or a number between 0.001 and 1000000")
            }
        }
        if let node = map.optional("burst") { burst = try node.number(in: 1...1_000_000) }
        if let node = map.optional("connections") { maximumConnections = try node.integer(in: 1...100_000) }
        if let node = map.optional("head_seconds") { deadlines.head = try node.number(in: 0.1...600) }
        if let node = map.optional("body_seconds") { deadlines.body = try node.number(in: 0.1...600) }
        if let node = map.optional("answer_seconds") { deadlines.answer = try node.number(in: 0.1...600) }
        if let node = map.optional("idle_seconds") { deadlines.idle = try node.number(in: 0.1...3600) }
    }

    private mutating func readRetention(_ node: YAMLNode) throws(YAMLProblem) {
        let map = try Self.settings(
            node, keys: ["delivered_days", "dead_letter_days", "idempotency_days", "suspect_days"])
        if let node = map.optional("delivered_days") { retention.deliveredDays = try node.number(in: 0.01...3650) }
        if let node = map.optional("dead_letter_days") { retention.deadLetterDays = try node.number(in: 0.01...3650) }
        if let node = map.optional("idempotency_days") { retention.idempotencyDays = try node.number(in: 0.01...3650) }
        if let node = map.optional("suspect_days") { retention.suspectDays = try node.number(in: 0.01...3650) }
    }

    private mutating func readWebhooks(_ node: YAMLNode) throws(YAMLProblem) {
        let map = try Self.settings(
            node, keys: ["allow_private", "allow", "attempts", "first_retry_seconds", "longest_retry_seconds"])
        if let node = map.optional("allow_private") { webhooks.allowPrivate = try node.bool() }
        if let node = map.optional("allow") { webhooks.allow = try Self.destinations(node) }
        if let node = map.optional("attempts") { webhooks.attempts = try node.integer(in: 1...50) }
        if let node = map.optional("first_retry_seconds") {
            webhooks.firstRetrySeconds = try node.number(in: 0.01...86_400)
        }
        if let node = map.optional("longest_retry_seconds") {
            webhooks.longestRetrySeconds = try node.number(in: 0.01...604_800)
        }
        guard webhooks.firstRetrySeconds <= webhooks.longestRetrySeconds else {
            throw (map.optional("longest_retry_seconds") ?? node).problem("must not be less than first_retry_seconds")
        }
    }

    private static func destinations(_ node: YAMLNode) throws(YAMLProblem) -> [AllowedDestination] {
        var destinations: [AllowedDestination] = []
        for item in try node.sequence(limit: 1000) {
            let text = try item.text(limit: 300)
            do {
                destinations.append(try AllowedDestination(text))
            } catch {
                throw item.problem("is wrong: \(error)")
            }
        }
        return destinations
    }
}
