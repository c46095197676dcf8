import Classifiers
import Journey

/// Reads the models and policies that a configuration names.
struct DomainLoading {
    let configuration: ServeConfiguration

    /// - Returns: every inbox with its domain.
    /// - Throws: ``CommandFailure`` or `ModelFileError`, naming what is missing or wrong; nothing half-loaded is ever used.
    func load() throws -> [String: Inbox] {
        var domains: [String: Domain] = [:]
        for name in Set(configuration.inboxes.values.map(\.domain)).sorted() {
            domains[name] = try Self.load(name, files: try files(of: name))
        }
        return configuration.inboxes.compactMapValues { settings in
            domains[settings.domain].map { Inbox($0, region: settings.region, languages: settings.languages) }
        }
    }

    private func files(of name: String) throws -> ServeConfiguration.DomainFiles {
        if let files = configuration.domains[name] { return files }
        guard let folder = ModelFolder.find() else {
            throw CommandFailure.badInput(
                "no Models folder in the working folder or beside the program; name one in triage.yaml")
        }
        return ModelFolder.files(of: name, in: folder)
    }

    private static func load(_ name: String, files: ServeConfiguration.DomainFiles) throws -> Domain {
        let classifier = try Classifier(contentsOf: files.model)
        let policy = try PolicyFolder.load(files.policy)
        try PolicyFolder.check(policy, at: files.policy, fits: files.model, with: classifier.labels)
        return Domain(name: name, classifier: classifier, policy: policy)
    }
}
