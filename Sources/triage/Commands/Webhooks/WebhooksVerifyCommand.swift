import ArgumentParser
import Conversations
import Delivery
import Foundation

/// Checks a webhook that was received elsewhere.
struct WebhooksVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the signature of a webhook.",
        discussion: """
            Takes webhook-signature (v1,…) with --id and --timestamp, or X-Webhook-Signature (sha256=…) alone. \
            Ends with 0 when the signature is right and with 1 when it is not.
            """)

    @Option(
        help: ArgumentHelp("A secret that may have signed, whsec_…. May be given several times.", valueName: "whsec_…"))
    var secret: [String]
    @Option(help: ArgumentHelp("The header webhook-id.", valueName: "text")) var id: String?
    @Option(help: ArgumentHelp("The header webhook-timestamp.", valueName: "text")) var timestamp: String?
    @Option(help: ArgumentHelp("The header webhook-signature or X-Webhook-Signature.", valueName: "text"))
    var signature: String
    @Flag(help: "Do not mind how old the timestamp is.") var anyAge = false
    @Argument(help: "The body as it came, a file or - for standard input.") var body = "-"

    private static let maximumBody = 16 << 20

    func run() async throws {
        let bytes = try read()
        if signature.hasPrefix("sha256=") {
            let matches = secret.contains {
                WebhookVerification.verifyPlain(secret: $0, signature: signature, body: bytes)
            }
            guard matches else { throw CommandFailure.workFailed("the signature does not match") }
        } else {
            guard let id, let timestamp else {
                throw CommandFailure.badInput("--id and --timestamp are needed for webhook-signature")
            }
            do {
                try WebhookVerification.verify(
                    secrets: try secret.map(WebhookSecret.init(argument:)), id: id, timestamp: timestamp,
                    signature: signature, body: bytes, at: anyAge ? nil : Instant(Date()))
            } catch let error as WebhookVerificationError {
                throw CommandFailure.workFailed("\(error)")
            }
        }
        try Console.write("the signature is right\n")
    }

    /// The body byte for byte: a line break more is another body.
    private func read() throws -> [UInt8] {
        do {
            let file =
                body == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: body))
            let data = try file.readToEnd(atMost: Self.maximumBody)
            return [UInt8](data)
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure.badInput("\(body): cannot be read")
        }
    }
}

extension FileHandle {
    /// Everything up to the end.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` when there are more than `limit` bytes.
    fileprivate func readToEnd(atMost limit: Int) throws -> Data {
        var data = Data()
        while let piece = try read(upToCount: 65_536), !piece.isEmpty {
            data += piece
            guard data.count <= limit else { throw CommandFailure.badInput("the body has more than \(limit) bytes") }
        }
        return data
    }
}
