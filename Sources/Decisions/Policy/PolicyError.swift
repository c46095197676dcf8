package import YAMLDocuments

/// Why a policy folder cannot be used; the policy that was in force stays in force.
package enum PolicyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Everything that is wrong, file by file.
    case invalid([YAMLProblem])

    /// One problem a line, each with file and line number.
    package var description: String {
        switch self {
        case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
        }
    }
}
