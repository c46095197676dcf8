import Conversations
import Hummingbird

extension ServiceRequestContext {
    /// The identifier in the path; `404` when it cannot be one.
    func identifier<Subject>(_ name: String = "id", of what: String) throws -> Identifier<Subject> {
        guard let text = parameters.get(name), let identifier = Identifier<Subject>(text) else {
            throw Problem.notFound("There is no such \(what).")
        }
        return identifier
    }
}
