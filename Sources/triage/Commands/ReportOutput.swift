import Evaluation
import Foundation

/// Where a report goes: standard output, a file, or a folder with one file a format.
struct ReportOutput {
    let formats: [ReportFormat]
    let path: String?

    /// Refuses before anything is measured what could not be written afterwards.
    func check(besides inputs: [String]) throws {
        guard !formats.isEmpty else { throw CommandFailure.badInput("--format needs a value") }
        guard let path else {
            guard formats.count == 1 else {
                throw CommandFailure.badInput("several formats need --output with a folder")
            }
            return
        }
        if isFolder { try OutputFile.makeFolder(path) } else { try OutputFile.check(path, besides: inputs) }
    }

    func write(_ report: EvaluationReport, gates: QualityGates) throws {
        for format in formats {
            let data = try data(of: report, as: format, gates: gates)
            if let path {
                try OutputFile.write(data, to: isFolder ? path + "/" + format.fileName : path)
            } else {
                try Console.write(data)
            }
        }
    }

    private var isFolder: Bool {
        guard let path, formats.count == 1 else { return true }
        var isFolder: ObjCBool = false
        return path.hasSuffix("/")
            || (unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)) && isFolder.boolValue
    }

    private func data(of report: EvaluationReport, as format: ReportFormat, gates: QualityGates) throws -> Data {
        switch format {
        case .text: Data(report.text.utf8)
        case .json: try report.json()
        case .rasa: try report.rasaJSON()
        case .junit: Data(report.junit(gates: gates).utf8)
        case .html: Data(report.html.utf8)
        }
    }
}
