import InputFiles
import Yams

/// One YAML file, read whole and checked against limits.
///
/// Anchors, aliases, tags and several documents in a file are refused: a reviewed file says what it means in place.
package struct YAMLDocument: Hashable, Sendable {
    /// The outermost value; an empty file has an empty mapping.
    package let root: YAMLNode
    /// The file's bytes, for whoever computes a digest.
    package let bytes: [UInt8]

    /// Reads a file.
    ///
    /// - Parameter name: how messages call the file; its path unless given.
    package static func read(
        path: String, name: String? = nil, limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLProblem) -> YAMLDocument {
        let name = name ?? path
        let bytes: [UInt8]
        do throws(InputFileError) {
            bytes = try InputFile.read(path, limit: limits.bytes)
        } catch {
            throw YAMLProblem(file: name, line: 0, message: error.description)
        }
        return try read(bytes: bytes, name: name, limits: limits)
    }

    /// Reads a file that need not be there; nil when it is not.
    package static func readIfPresent(
        path: String, name: String? = nil, limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLProblem) -> YAMLDocument? {
        let bytes: [UInt8]
        do throws(InputFileError) {
            bytes = try InputFile.read(path, limit: limits.bytes)
        } catch {
            if case .missing = error { return nil }
            throw YAMLProblem(file: name ?? path, line: 0, message: error.description)
        }
        return try read(bytes: bytes, name: name ?? path, limits: limits)
    }

    /// Reads text that is already in memory; `name` is how messages call it.
    package static func read(
        text: String, name: String, limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLProblem) -> YAMLDocument {
        try read(bytes: Array(text.utf8), name: name, limits: limits)
    }

    private static func read(bytes: [UInt8], name: String, limits: YAMLLimits) throws(YAMLProblem) -> YAMLDocument {
        guard bytes.count <= limits.bytes else {
            throw YAMLProblem(file: name, line: 0, message: InputFileError.tooLarge(limit: limits.bytes).description)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw YAMLProblem(file: name, line: 0, message: "is not valid UTF-8")
        }
        try AliasScan(file: name).refuseAliases(in: bytes)

        let parser: Yams.Parser
        let composed: Yams.Node?
        do {
            parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
            composed = try parser.singleRoot()
        } catch let error as YamlError {
            throw YAMLProblem(error, file: name, text: text)
        } catch {
            throw YAMLProblem(file: name, line: 0, message: "cannot be parsed")
        }
        guard let composed else {
            let empty = YAMLMapping(name: "the file", file: name, line: 1, entries: [])
            return YAMLDocument(
                root: YAMLNode(name: "the file", file: name, line: 1, column: 1, content: .mapping(empty)), bytes: bytes
            )
        }
        var conversion = NodeConversion(file: name, limits: limits)
        // The nodes refer to their anchors weakly; the parser owns them.
        defer { withExtendedLifetime(parser) {} }
        return YAMLDocument(root: try conversion.node(composed, name: "the file", depth: 0), bytes: bytes)
    }
}
