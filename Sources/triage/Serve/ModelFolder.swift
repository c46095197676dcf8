import Foundation

/// Finds the `Models` folder: in the working folder, beside the program or installed with it.
enum ModelFolder {
    /// - Returns: nil when there is none.
    static func find() -> String? {
        // Not the first argument: started through PATH it names no folder.
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .map { URL(fileURLWithPath: $0) }
        var candidates = ["Models"]
        if let folder = program?.deletingLastPathComponent().path {
            candidates += ["\(folder)/Models", "\(folder)/../share/triage/Models"]
            // A program run from its build folder finds the Models of its source tree.
            candidates += ["\(folder)/../../Models", "\(folder)/../../../Models"]
        }
        return candidates.first { path in
            var isFolder: ObjCBool = false
            return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    /// Whether there is a starter domain of that name.
    static func has(_ domain: String, in folder: String) -> Bool {
        !domain.contains("/") && FileManager.default.fileExists(atPath: "\(folder)/\(domain)")
    }

    /// The model and policy of a starter domain.
    static func files(of domain: String, in folder: String) -> ServeConfiguration.DomainFiles {
        .init(model: "\(folder)/\(domain)/\(domain).triage", policy: "\(folder)/\(domain)/policy")
    }
}
