import Decisions
import Foundation
import YAMLDocuments

/// The policy.yaml that tuned thresholds are written into.
struct PolicyOutput {
    /// Of the file itself.
    let path: String
    /// As it is now; nil when there is no whole policy yet.
    let policy: Policy?
    /// Those that somebody left to people by hand; they stay there.
    let closedCategories: Set<String>
    private let document: YAMLDocument?

    /// - Parameter path: a policy folder, its policy.yaml, or a YAML file of another name, which may be new.
    /// - Throws: when it cannot be written, what is there is no sound policy, or would be none afterwards.
    init(_ path: String) throws {
        guard !path.isEmpty else { throw CommandFailure.badInput("--output must not be empty") }
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard exists || path.hasSuffix(".yaml") else {
            throw CommandFailure.badInput("\(path): there is no such policy folder; write its other files first")
        }
        let named = isFolder.boolValue ? (path.hasSuffix("/") ? path : path + "/") + "policy.yaml" : path
        // The file that a link leads to is written, not the link.
        let url = URL(fileURLWithPath: named).resolvingSymlinksInPath()
        self.path = url.path
        try OutputFile.check(self.path)
        let folder = url.deletingLastPathComponent().path
        let missing = Policy.fileNames.filter {
            $0 != "policy.yaml" && !FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
        // Thresholds alone would be half a policy; in a file of another name they are what was asked for.
        guard missing.isEmpty || url.lastPathComponent != "policy.yaml" else {
            throw CommandFailure.badInput(
                "\(path): has no \(missing.joined(separator: ", no ")), and so is no policy folder")
        }
        guard FileManager.default.fileExists(atPath: self.path) else {
            (policy, document, closedCategories) = (nil, nil, [])
            return
        }
        let document = try YAMLDocument.read(path: self.path, name: named)
        self.document = document
        closedCategories = try ThresholdSection.closedCategories(in: document)
        policy = missing.isEmpty ? try PolicyFolder.load(folder) : nil
    }

    /// Whether the policy may have a threshold for this category; tells when not.
    func takes(_ category: String) -> Bool {
        guard !closedCategories.contains(category) else {
            Console.note("note: \(category) stays with people, because \(path) says never without a measurement")
            return false
        }
        guard let policy, !policy.categories.contains(category) else { return true }
        Console.note("warning: replies.yaml has no intent of the category \(category); it stays with people")
        return false
    }

    /// Replaces the thresholds in one step and leaves the rest of the file as it is.
    func write(_ thresholds: TunedThresholds) throws {
        guard let document else {
            try OutputFile.write(Data(ThresholdSection.file(of: thresholds)), to: path)
            return
        }
        let (bytes, dropped) = try ThresholdSection.replace(in: document, with: thresholds)
        if !dropped.isEmpty {
            Console.note(
                "warning: thresholds of single intents are gone, their category's counts: \(dropped.joined(separator: ", "))"
            )
        }
        // What the service will read must read here first.
        let text = String(decoding: bytes, as: UTF8.self)
        _ = try YAMLDocument.read(text: text, name: path)
        if policy != nil { try check(text) }
        try OutputFile.write(Data(bytes), to: path)
    }

    private func check(_ text: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var texts = ["policy.yaml": text]
        for name in Policy.fileNames + Policy.optionalFileNames where name != "policy.yaml" {
            texts[name] = FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        _ = try Policy.read(texts: texts) { _ in "" }
    }
}
