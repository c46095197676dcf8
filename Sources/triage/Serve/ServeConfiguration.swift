import Logging
import Storage
import Transport

/// Everything that can be set about a running service; `triage.yaml` and the flags of `serve` fill it.
struct ServeConfiguration: Sendable {
    var host = "127.0.0.1"
    var port = 8080
    var database = StoreLocation.standard
    /// Where files of this process are when the store is no file; each node needs one of its own.
    var stateFolder = "."
    var logLevel = Logger.Level.info
    /// By name; the starter domains when the file names none.
    var domains: [String: DomainFiles] = [:]
    /// By name.
    var inboxes = ["default": InboxSettings(domain: "isp-pt-BR")]
    var requestsPerSecond = 5000.0
    var burst = 10_000.0
    var maximumConnections = 4096
    var deadlines = Deadlines()
    var claimMinutes = 15.0
    var webhooks = Webhooks()
    var retention = Retention()
    var echoes = false

    struct DomainFiles: Sendable, Hashable {
        var model: String
        var policy: String
    }

    /// How many seconds each step of a request may take.
    struct Deadlines: Sendable {
        var head = 10.0
        var body = 30.0
        var answer = 10.0
        var idle = 60.0
    }

    struct Webhooks: Sendable {
        var allowPrivate = false
        /// What may be reached although private.
        var allow: [AllowedDestination] = []
        var attempts = 5
        var firstRetrySeconds = 5.0
        var longestRetrySeconds = 14_400.0
    }
}
