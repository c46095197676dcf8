import ArgumentParser
import Delivery

/// A receiver that prints and verifies what arrives.
struct WebhooksListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen", abstract: "Receive webhooks; print and verify each.",
        discussion: "Stop it with Ctrl-C. A webhook that is not believed is answered 401.")

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address")) var host = "127.0.0.1"
    @Option(help: ArgumentHelp("The port to listen on; 0 for any free one.", valueName: "number")) var port = 9000
    @Option(
        help: ArgumentHelp("A secret that may have signed, whsec_…. May be given several times.", valueName: "whsec_…"))
    var secret: [String] = []
    @Option(
        help: ArgumentHelp(
            "The share of webhooks to answer with 503, from 0 to 1, to see them come again.", valueName: "share"))
    var failRate = 0.0
    @Flag(help: "Print one JSON object a line.") var json = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be between 0 and 65535.") }
        guard (0...1).contains(failRate) else { throw ValidationError("--fail-rate must be between 0 and 1.") }
    }

    func run() async throws {
        let json = json
        var receiver = WebhookReceiver(host: host, port: port, failureRate: failRate)
        receiver.secrets = try secret.map(WebhookSecret.init(argument:))
        receiver.onListening = { [host] port in Console.note("listening on http://\(host):\(port)") }
        receiver.onReceipt = { receipt in
            // Whoever reads the lines may go away; the receiver goes on answering.
            try? Console.write(json ? JSONLine.text(of: receipt) : receipt.line + "\n")
            try? Console.flush()
        }
        do {
            try await receiver.run()
        } catch {
            throw CommandFailure(error, listeningOn: "\(host):\(port)") ?? CommandFailure(error)
        }
    }
}
