import Foundation

/// libFuzzer's loop around a function that must survive any bytes.
package enum FuzzDriver {
    package typealias Body = ([UInt8]) -> Void

    nonisolated(unsafe) private static var body: Body = { _ in }

    /// Runs libFuzzer with this program's arguments, or with `--seeds FOLDER` writes the seeds and ends.
    package static func run(seeds: () throws -> [String: [UInt8]], body: @escaping Body) -> Int32 {
        if let flag = CommandLine.arguments.firstIndex(of: "--seeds"), flag + 1 < CommandLine.arguments.count {
            do {
                let folder = URL(fileURLWithPath: CommandLine.arguments[flag + 1])
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                for (name, bytes) in try seeds() { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
                return 0
            } catch {
                try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
                return 1
            }
        }
        self.body = body
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        return runDriver(&count, &arguments) { data, size in
            FuzzDriver.body(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
    }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
