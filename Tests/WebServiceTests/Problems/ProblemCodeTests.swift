import Foundation
import HTTPTypes
import Testing

@testable import WebService

@Suite struct ProblemCodeTests {
    /// What the description of the API says about everything.
    private static func description() throws -> String {
        struct Document: Decodable {
            struct Info: Decodable {
                let description: String
            }
            let info: Info
        }
        return try JSONDecoder().decode(Document.self, from: Data(PackageResources.openapi_json)).info.description
    }

    @Test func `the description of the API has every type of problem, and no other`() throws {
        let errors = try Self.description()
        let listed = errors.matches(of: #/\n\| [45]\d\d \| `([a-z-]+)` \|/#).map { String($0.1) }
        #expect(listed.count == Set(listed).count)
        #expect(Set(listed) == Set(Problem.Code.allCases.map(\.rawValue)))
    }

    @Test func `it has them with the status that the service answers`() throws {
        let errors = try Self.description()
        let problems = [
            Problem.badRequest(""), .malformedJSON(""), .unauthorized, .forbidden(scope: ""), .notFound(""),
            .methodNotAllowed(""), .tooSlow, .keyReused, .tooLarge(limit: 1), .unsupportedMediaType, .invalid("", ""),
            .rateLimited(retryAfter: 1), .fieldsTooLarge, .internalError, .unknownMethod, .unknownTransferCoding,
            .tooManyBodies, .versionNotSupported,
        ]
        for problem in problems {
            #expect(errors.contains("\n| \(problem.status.code) | `\(problem.code.rawValue)` |"), "\(problem.code)")
        }
    }
}
