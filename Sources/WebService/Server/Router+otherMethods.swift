import HTTPTypes
import Hummingbird

extension Router<ServiceRequestContext> {
    /// Answers the methods that a known path does not have; call when all routes are there.
    func refuseOtherMethods() {
        let known = Dictionary(grouping: routes) { $0.path.description }
        for routes in known.values {
            guard let path = routes.first?.path else { continue }
            var methods = Set(routes.map(\.method))
            // Comes with GET by itself.
            if methods.contains(.get) { methods.insert(.head) }
            let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
            for method in HTTPRequest.Method.usual where !methods.contains(method) {
                on(path, method: method) { _, _ -> Response in throw Problem.methodNotAllowed(allowed) }
            }
        }
    }
}
