import Conversations
import PhoneNumbers
import YAMLDocuments

/// What `triage.yaml` says about one inbox.
struct InboxSettings: Sendable, Hashable {
    /// The domain that answers for it.
    var domain: String
    /// How typed telephone numbers are read; the domain's own region unless set.
    var region: PhoneRegion?
    /// What its customers write in, as ISO 639-1 codes; any language unless set.
    var languages: Set<String>?
}

extension InboxSettings {
    /// Reads `{domain: …, region: …, languages: […]}`, or the domain's name alone.
    ///
    /// - Parameter checkDomain: what there is to be known by the name.
    init(_ node: YAMLNode, checkDomain: (YAMLNode) throws(YAMLProblem) -> String) throws(YAMLProblem) {
        guard case .mapping = node.content else {
            domain = try checkDomain(node)
            return
        }
        let map = try ServeConfiguration.settings(node, keys: ["domain", "region", "languages"])
        domain = try checkDomain(try map.required("domain"))
        region = try map.optional("region").map(Self.region)
        languages = try map.optional("languages").map(Self.languages)
    }

    private static func region(_ node: YAMLNode) throws(YAMLProblem) -> PhoneRegion {
        guard let region = PhoneRegion(try node.text(limit: 64)) else {
            throw node.problem("must be a country's two capital letters, such as BR")
        }
        return region
    }

    private static func languages(_ node: YAMLNode) throws(YAMLProblem) -> Set<String> {
        var languages: Set<String> = []
        for item in try node.sequence(limit: 20) {
            let text = try item.text(limit: 64)
            guard text.utf8.count == 2, text == text.lowercased(), LanguageTag(text) != nil else {
                throw item.problem("must be two letters, such as pt")
            }
            languages.insert(text)
        }
        guard !languages.isEmpty else { throw node.problem("must name at least one language") }
        return languages
    }
}
