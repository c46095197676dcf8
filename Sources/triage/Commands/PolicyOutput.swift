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

    /// - Parameter path: a policy folder, or its policy.yaml; either may be new.
    /// - Throws: when it cannot be written, or what is there is no sound policy.
    init(_ path: String) throws {
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let isFile = exists ? !isFolder.boolValue : path.hasSuffix(".yaml")
        if !exists, !isFile { try OutputFile.makeFolder(path) }
        let named = isFile ? path : (path.hasSuffix("/") ? path : path + "/") + "policy.yaml"
        // The file that a link leads to is written, not the link.
        self.path = URL(fileURLWithPath: named).resolvingSymlinksInPath().path
        try OutputFile.check(self.path)
        guard FileManager.default.fileExists(atPath: self.path) else {
            (policy, document, closedCategories) = (nil, nil, [])
            return
        }
        let document = try YAMLDocument.read(path: self.path, name: named)
        self.document = document
        closedCategories = try ThresholdSection.closedCategories(in: document)
        let folder = URL(fileURLWithPath: self.path).deletingLastPathComponent().path
        let others = Policy.fileNames.filter { $0 != "policy.yaml" }
        let isWhole = others.contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
        policy = isWhole ? try PolicyFolder.load(folder) : nil
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
        for name in Policy.fileNames where name != "policy.yaml" {
            texts[name] = FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        _ = try Policy.read(texts: texts) { _ in "" }
    }
}
