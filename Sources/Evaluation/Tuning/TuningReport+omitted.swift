extension TuningReport {
    /// Rows that no threshold was measured on, because the model has seen them; places as `file:line`.
    package struct Omitted: Hashable, Codable, Sendable {
        /// Rows that the model was trained on.
        package var same: [String]
        /// Rows nearly the same as some that it was trained on.
        package var near: [String]

        package init(same: [String], near: [String]) {
            self.same = same
            self.near = near
        }

        /// Places named in a line.
        private static let limit = 5

        /// `left out: 3 rows that the model was trained on (a.csv:2, …), 2 nearly the same as such (…)`.
        package var text: String {
            let parts = [
                (same, "that the model was trained on"), (near, "nearly the same as some that it was trained on"),
            ].filter { !$0.0.isEmpty }.map { places, what in
                let shown = places.prefix(Self.limit).joined(separator: ", ")
                let others = places.count > Self.limit ? " and \(places.count - Self.limit) more" : ""
                return "\(places.count) row\(places.count == 1 ? "" : "s") \(what) (\(shown)\(others))"
            }
            return "left out: " + parts.joined(separator: ", ")
        }
    }
}
