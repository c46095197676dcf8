/// Why a file of dialogues cannot be used, with the place.
package struct DialogueProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; 0 for the file as a whole.
    package var line: Int
    package var message: String

    package var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}
