import HTTPTypes
import Hummingbird

/// The API's description, for programs and for people.
struct DocumentationRoutes {
    func add(to router: Router<ServiceRequestContext>) {
        router.get("openapi.json") { _, _ in
            Self.answer(PackageResources.openapi_json, type: "application/json")
        }
        router.get("docs") { _, _ in
            Self.answer(PackageResources.docs_html, type: "text/html; charset=utf-8")
        }
        router.get("docs.js") { _, _ in
            Self.answer(PackageResources.docs_js, type: "text/javascript; charset=utf-8")
        }
        router.get("/") { _, _ in
            Response(status: .seeOther, headers: [.location: "/docs"])
        }
    }

    /// The page's only script and only source of data are this service; its style stands in the page itself.
    private static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static func answer(_ bytes: [UInt8], type: String) -> Response {
        Response(
            status: .ok,
            // A browser asks again after an upgrade.
            headers: [
                .contentType: type, .contentSecurityPolicy: contentSecurityPolicy, .cacheControl: "no-cache",
            ],
            body: .init(byteBuffer: .init(bytes: bytes)))
    }
}
