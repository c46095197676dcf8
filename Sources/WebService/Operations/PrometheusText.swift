/// Builds the Prometheus text exposition format, version 0.0.4.
struct PrometheusText {
    private(set) var text = ""

    /// One metric with its help line, type and samples.
    mutating func metric(
        _ name: String, help: String, type: String, samples: [(labels: [(String, String)], value: Double)]
    ) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
        for sample in samples { line(name, sample.labels, sample.value) }
    }

    mutating func gauge(_ name: String, help: String, _ value: Double) {
        metric(name, help: help, type: "gauge", samples: [([], value)])
    }

    /// - Parameter buckets: counts a bucket, not yet cumulative; one more than `bounds`.
    mutating func histogram(_ name: String, help: String, bounds: [Double], buckets: [Int64], sum: Double) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) histogram\n"
        var total: Int64 = 0
        for (index, count) in buckets.enumerated() {
            total += count
            line(name + "_bucket", [("le", index < bounds.count ? "\(bounds[index])" : "+Inf")], Double(total))
        }
        line(name + "_sum", [], sum)
        line(name + "_count", [], Double(total))
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let list = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        let number = value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(number)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
