import CPostgreSQL
import Storage

extension StorageError {
    /// What an error of the server means for the work at hand.
    ///
    /// Only names of tables, columns and constraints are passed on: what else the server says may quote what a customer wrote.
    init(_ result: QueryResult) {
        let state = result.field("C") ?? "XX000"
        self.init(
            state: state, message: result.field("M") ?? "", constraint: result.field("n"), table: result.field("t"))
    }

    /// - Parameters:
    ///   - state: SQLSTATE, five characters.
    ///   - message: what the server says; dropped where it quotes values.
    init(state: String, message: String, constraint: String? = nil, table: String? = nil) {
        let said = "\(message.split(whereSeparator: \.isNewline).first ?? "") (\(state))"
        let place = [table, constraint].compactMap(\.self).joined(separator: ", ")
        switch state {
        case "23505": self = .constraint(.unique, "UNIQUE constraint failed: \(place)")
        case "23503": self = .constraint(.reference, "FOREIGN KEY constraint failed: \(place)")
        case "23502": self = .constraint(.notNull, "NOT NULL constraint failed: \(place)")
        case "23514", "23P01": self = .constraint(.check, "CHECK constraint failed: \(place)")
        // Serialisation, deadlock, and a lock that somebody else kept for too long.
        case "40001", "40P01", "55P03": self = .conflict(said)
        case "XX001", "XX002": self = .damaged(said)
        // A standby, since a failover: the next connection looks for the server that can be written to.
        case "25006": self = .unavailable(said)
        default:
            switch state.prefix(2) {
            // Connections, resources, operators, the system, whoever may not enter and what is not there to be entered.
            case "08", "53", "57", "58", "28", "3D": self = .unavailable(said)
            case "22": self = .statement("a value is not what its place takes (\(state))")
            default: self = .statement(said)
            }
        }
    }
}
