import Foundation
import Glibc
import TestSupport
import Testing
import Transport

/// Against the `openssl` program as server, with certificates made for each test.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: OpenSSLServer.program)))
struct `TLS` {
    private func client(trusting file: String?) -> OutboundHTTP {
        OutboundHTTP(
            OutboundConfiguration(
                addresses: AddressPolicy(allowsPrivate: true), certificateAuthorities: file, totalTimeout: .seconds(10),
                lookup: { _ in .success([IPAddress("127.0.0.1")].compactMap(\.self)) }))
    }

    @Test func `trusts who can prove the host's name`() async throws {
        let server = try await OpenSSLServer(name: "crm.test")
        defer { server.stop() }
        let client = client(trusting: server.certificate)
        #expect(await client.get("https://crm.test:\(server.port)/").summary == "200")
        await client.shutdown()
    }

    @Test func `distrusts a certificate nobody vouches for`() async throws {
        let server = try await OpenSSLServer(name: "crm.test")
        defer { server.stop() }
        let client = client(trusting: nil)
        #expect(await client.get("https://crm.test:\(server.port)/").summary == "tls")
        await client.shutdown()
    }

    @Test func `distrusts another host's certificate`() async throws {
        let server = try await OpenSSLServer(name: "crm.test")
        defer { server.stop() }
        let client = client(trusting: server.certificate)
        #expect(await client.get("https://other.test:\(server.port)/").summary == "tls")
        await client.shutdown()
    }

    @Test func `does not fall back to TLS 1.1`() async throws {
        let server = try await OpenSSLServer(name: "crm.test", options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        defer { server.stop() }
        let client = client(trusting: server.certificate)
        #expect(await client.get("https://crm.test:\(server.port)/").summary == "tls")
        await client.shutdown()
    }

    @Test func `distrusts an expired certificate`() async throws {
        let server = try await OpenSSLServer(name: "crm.test", days: -1)
        defer { server.stop() }
        let client = client(trusting: server.certificate)
        #expect(await client.get("https://crm.test:\(server.port)/").summary == "tls")
        await client.shutdown()
    }

    @Test func `is not spoken by a plain server`() async throws {
        let server = try LoopbackServer { connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            connection.idle(milliseconds: 5000)
        }
        defer { server.stop() }
        let client = client(trusting: nil)
        #expect(await client.get("https://crm.test:\(server.port)/").summary == "tls")
        await client.shutdown()
    }
}

/// `openssl s_server -www` with a certificate of its own, in a folder that goes with it.
final class OpenSSLServer {
    static let program = "/usr/bin/openssl"

    let port: UInt16
    let certificate: String
    private let folder: URL
    private let process: Process

    init(name: String, days: Int = 2, options: [String] = []) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "triage-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appending(path: "cert.pem").path
        let key = folder.appending(path: "key.pem").path
        let request = folder.appending(path: "request.pem").path
        let extensions = folder.appending(path: "extensions").path
        try Data("subjectAltName=DNS:\(name)\n".utf8).write(to: URL(filePath: extensions))
        try await Self.run([
            "req", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=\(name)",
        ])
        try await Self.run([
            "x509", "-req", "-in", request, "-signkey", key, "-out", certificate, "-days", "\(days)", "-extfile",
            extensions,
        ])
        // A port that was free a moment ago.
        let probe = try LoopbackServer { _ in }
        probe.stop()
        port = probe.port
        process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments =
            ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key", key, "-www", "-quiet"] + options
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        try await waitUntilListening()
    }

    private func waitUntilListening() async throws {
        let client = OutboundHTTP(
            OutboundConfiguration(addresses: AddressPolicy(allowsPrivate: true), allowsPlainHTTP: true))
        for _ in 1...200 {
            // A plain request to a TLS port fails in some way, but not for want of a listener.
            if await client.post("http://127.0.0.1:\(port)/").summary != "connect" { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        await client.shutdown()
    }

    func stop() {
        // Not `terminate`: the child has inherited a mask that blocks that signal.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func run(_ arguments: [String]) async throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Not `waitUntilExit`, which would keep one of the few threads that the other tests run on.
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        try #require(process.terminationStatus == 0, "openssl \(arguments.first ?? "") failed")
    }
}
