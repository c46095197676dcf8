import CPostgreSQL
import Foundation
import Glibc
import Synchronization

/// A PostgreSQL server of this test run's own, in a temporary folder, on a free port of 127.0.0.1 and a socket in the folder.
///
/// Started when the first test needs it. A shell that reads from a pipe of ours looks after it: when the pipe closes, because
/// this process has ended in whatever way, it stops the server by its process id and removes the folder.
package final class PostgreSQLServer: Sendable {
    /// The password of ``user`` on the port; the socket asks for none.
    package static let password = "p@ss:w/rd?#%"
    /// Who may do everything.
    package static let user = "triage"

    /// Where the socket is.
    package let folder: String
    /// Where it listens on 127.0.0.1.
    package let port: UInt16
    /// The server's own process.
    package let identifier: Int32
    /// Held open for as long as the server is wanted.
    private let pipe: Int32

    private static let started = Result { try PostgreSQLServer() }

    /// The one that all tests share; each makes a schema of its own.
    package static func shared() async throws -> PostgreSQLServer { try await aside { try started.get() } }

    /// Does what waits for others on a thread of its own: the few that all tests share must not stand still.
    private static func aside<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try work() }) }.start()
        }
    }

    /// Starts another one, for a test that stops it or has it killed.
    package init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-pg-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        port = try Self.freePort()
        var ends: [Int32] = [0, 0]
        guard unsafe Glibc.pipe(&ends) == 0 else { throw CannotStart(log: "no pipe could be made") }
        // No other child of ours may hold it open.
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        pipe = ends[1]
        do {
            try Self.spawn(["/bin/bash", "-c", Self.script, "postgresql", folder, "\(port)"], input: ends[0])
        } catch {
            close(ends[0])
            throw error
        }
        close(ends[0])
        identifier = try Self.wait(for: folder)
    }

    deinit { close(pipe) }

    /// Stops it without waiting for whoever is connected.
    package func stop() async throws { try await order("stop", until: { $0 }) }

    /// Starts it again.
    package func start() async throws { try await order("start", until: { !$0 }) }

    /// - Parameter isDone: asked with whether the server is stopped.
    private func order(_ word: String, until isDone: (Bool) -> Bool) async throws {
        let line = Array("\(word)\n".utf8)
        _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(pipe, $0.baseAddress, $0.count) }
        for _ in 0..<6000 {
            if isDone(FileManager.default.fileExists(atPath: folder + "/stopped")) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw CannotStart(log: "it did not \(word) within a minute")
    }

    /// PostgreSQL refuses to run as root, so root starts it as the user that Debian's package makes.
    private static let script = #"""
        set -u
        folder=$1 port=$2
        bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
        [ -n "$bin" ] || { echo "PostgreSQL is not installed: scripts/setup test" >"$folder/failed"; exit 1; }
        as=()
        if [ "$(id -u)" = 0 ]; then
            chown postgres "$folder"
            as=(setpriv --reuid postgres --regid postgres --clear-groups)
        fi
        printf %s "$PG_TEST_PASSWORD" >"$folder/password"
        chmod 644 "$folder/password"
        if ! "${as[@]}" "$bin/initdb" --pgdata "$folder/data" --username triage --pwfile "$folder/password" --no-sync \
            --auth-local trust --auth-host scram-sha-256 --encoding UTF8 --locale C.UTF-8 >"$folder/log" 2>&1; then
            mv "$folder/log" "$folder/failed"
            exit 1
        fi
        start() {
            "${as[@]}" "$bin/postgres" -D "$folder/data" -k "$folder" -p "$port" -c listen_addresses=127.0.0.1 \
                -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
                -c max_wal_size=512MB -c autovacuum_naptime=5min -c log_min_messages=fatal </dev/null >>"$folder/log" 2>&1 &
            server=$!
            for _ in $(seq 3000); do
                kill -0 "$server" 2>/dev/null || { mv "$folder/log" "$folder/failed"; exit 1; }
                "$bin/pg_isready" -q -h "$folder" -p "$port" && break
                sleep 0.02
            done
        }
        start
        echo "$server" >"$folder/started.new"
        mv "$folder/started.new" "$folder/started"
        # Orders come line by line; when no more can come, the tests have ended.
        while read -r order; do
            case $order in
                stop)
                    kill -INT "$server"
                    wait "$server"
                    touch "$folder/stopped" ;;
                start)
                    start
                    rm -f "$folder/stopped" ;;
            esac
        done
        kill -QUIT "$server" 2>/dev/null
        wait "$server" 2>/dev/null
        # Its children may still be at it for a moment.
        for _ in $(seq 50); do
            rm -rf "$folder" 2>/dev/null && break
            sleep 0.1
        done
        """#

    private static func wait(for folder: String) throws -> pid_t {
        for _ in 0..<6000 {
            if let text = FileManager.default.contents(atPath: folder + "/started"),
                let identifier = pid_t(String(decoding: text, as: UTF8.self).filter(\.isNumber))
            {
                return identifier
            }
            if let log = FileManager.default.contents(atPath: folder + "/failed") {
                throw CannotStart(log: String(decoding: log, as: UTF8.self))
            }
            usleep(10_000)
        }
        throw CannotStart(log: "it did not start within a minute")
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                unsafe bind(descriptor, raw, size) == 0 && getsockname(descriptor, raw, &size) == 0
            }
        }
        guard isBound else { throw CannotStart(log: "there is no free port") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func spawn(_ command: [String], input: Int32) throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
        for output in [Int32(1), 2] {
            unsafe posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
        }
        // Nothing of ours may be held open by the server, above all no socket.
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            if let descriptor = Int32(name), descriptor > 2 {
                unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // Ctrl-C in a terminal is for the tests; the server ends after them.
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var words: [UnsafeMutablePointer<CChar>?] = unsafe command.map { unsafe strdup($0) } + [nil]
        let environment = [
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "PG_TEST_PASSWORD=\(password)",
        ]
        var settings: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer {
            unsafe words.forEach { unsafe free($0) }
            unsafe settings.forEach { unsafe free($0) }
        }
        var identifier: pid_t = 0
        let code = unsafe posix_spawn(&identifier, command[0], &actions, &attributes, &words, &settings)
        guard code == 0 else { throw CannotStart(log: unsafe String(cString: strerror(code))) }
    }

    /// What the server's log says.
    package struct CannotStart: Error {
        let log: String
    }
}

extension PostgreSQLServer {
    /// The address of a schema, by the socket.
    package func address(of schema: String) -> String {
        "postgres://\(Self.user)@/postgres?host=\(folder)&port=\(port)&connect_timeout=60"
            + "&options=-csearch_path%3D\(schema)"
    }

    /// The address of a schema, by the port, with the password.
    package func networkAddress(of schema: String) -> String {
        let password = Self.password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "postgres://\(Self.user):\(password)@127.0.0.1:\(port)/postgres?connect_timeout=60"
            + "&options=-csearch_path%3D\(schema)"
    }

    /// Runs a statement, outside of any transaction.
    package func administer(_ statement: String) async throws {
        try await Self.aside { try self.run(statement) }
    }

    private func run(_ statement: String) throws {
        let connection = unsafe PQconnectdb(address(of: "public"))
        defer { unsafe PQfinish(connection) }
        let result = unsafe PQexec(connection, statement)
        defer { unsafe PQclear(result) }
        let status = unsafe PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw CannotStart(log: unsafe String(cString: PQerrorMessage(connection)))
        }
    }

    private static let numbers = Atomic(0)

    /// Makes an empty schema and gives its name.
    package func makeSchema() async throws -> String {
        let name = "test_\(Self.numbers.add(1, ordering: .relaxed).newValue)"
        try await administer("CREATE SCHEMA \(name)")
        return name
    }

    /// Removes a schema and what is in it, some time soon.
    package func removeSchema(_ name: String) {
        Thread { try? self.run("DROP SCHEMA IF EXISTS \(name) CASCADE") }.start()
    }
}
