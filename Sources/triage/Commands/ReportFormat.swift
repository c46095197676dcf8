import ArgumentParser

/// The forms a report can take.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, html, junit, rasa

    /// The file's name within a folder of several.
    var fileName: String {
        switch self {
        case .text: "report.txt"
        case .json: "report.json"
        case .html: "report.html"
        case .junit: "junit.xml"
        case .rasa: "intent_report.json"
        }
    }
}
