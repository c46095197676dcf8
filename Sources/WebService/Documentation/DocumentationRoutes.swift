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
        router.get("/") { _, _ in
            Response(status: .seeOther, headers: [.location: "/docs"])
        }
    }

    private static func answer(_ bytes: [UInt8], type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentSecurityPolicy:
                    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
            ],
            body: .init(byteBuffer: .init(bytes: bytes)))
    }
}
