/// Conditions joined by AND; `$` in a condition becomes the next numbered placeholder.
struct QueryConditions {
    private var conditions: [String] = []
    private(set) var arguments: [SQLValue] = []

    /// - Parameter values: one for each `$`.
    mutating func add(_ condition: String, _ values: SQLValue...) {
        add(condition, values)
    }

    mutating func add(_ condition: String, _ values: [SQLValue]) {
        var numbered = ""
        var next = arguments.count
        for character in condition {
            numbered.append(character)
            if character == "$" {
                next += 1
                numbered += String(next)
            }
        }
        conditions.append(numbered)
        arguments += values
    }

    var text: String { conditions.joined(separator: " AND ") }

    /// The placeholder for one more argument, such as a limit.
    var nextPlaceholder: String { "$\(arguments.count + 1)" }
}
