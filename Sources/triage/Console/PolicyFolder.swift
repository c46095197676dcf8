import Conversations
import Crypto
import Decisions
import Foundation
import YAMLDocuments

/// The policy that a command line or the settings name.
enum PolicyFolder {
    /// Refuses a policy that was made for another model.
    ///
    /// - Parameter labels: those of the model in the file `model`.
    /// - Throws: ``CommandFailure/badInput(_:)`` naming both and the intents that do not fit.
    static func check(
        _ policy: Policy, at path: String, fits model: String, with labels: [IntentLabel]
    ) throws(CommandFailure) {
        let unknown = policy.unknown(to: labels)
        guard !unknown.isEmpty else { return }
        let shown = unknown.prefix(5).map(\.rawValue).joined(separator: ", ")
        let others = unknown.count > 5 ? " and \(unknown.count - 5) more" : ""
        throw .badInput(
            "\(path): is a policy for another model than \(model), which does not know \(shown)\(others)")
    }

    /// Reads a policy folder; a YAML file in it stands for the folder.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` with everything that is wrong, one line a problem, each with its path.
    static func load(_ path: String) throws(CommandFailure) -> Policy {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .badInput("\(path): there is no such policy folder")
        }
        guard isFolder.boolValue || path.hasSuffix(".yaml") else { throw .badInput("\(path): is no policy folder") }
        let folder = isFolder.boolValue ? path : (path as NSString).deletingLastPathComponent
        let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        guard FileManager.default.fileExists(atPath: prefix + "policy.yaml") else {
            throw .badInput("\(folder.isEmpty ? "." : folder): has no policy.yaml, and so is no policy folder")
        }
        do throws(PolicyError) {
            return try Policy.load(folder: folder.isEmpty ? "." : folder) {
                "sha256:" + SHA256.hash(data: Data($0)).hexadecimal
            }
        } catch {
            switch error {
            case .invalid(let problems):
                throw .badInput(problems.map { "\(prefix)\($0)" }.joined(separator: "\n"))
            }
        }
    }
}
