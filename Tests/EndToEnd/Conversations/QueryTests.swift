import Conversations
import Testing

/// The queries of lists: what is nonsense is refused rather than left out, which would show more than was asked for.
@Suite(.sharedServer) struct QueryTests {
    @Test(arguments: [
        ("conversations?limit=", "/limit"), ("conversations?limit=0", "/limit"), ("conversations?limit=-1", "/limit"),
        ("conversations?limit=201", "/limit"), ("conversations?limit=1000000", "/limit"),
        ("conversations?limit=99999999999999999999", "/limit"), ("conversations?limit=abc", "/limit"),
        ("conversations?limit=5.0", "/limit"), ("conversations?limit=%2B5", "/limit"),
        ("conversations?limit=1%00", "/limit"), ("conversations?limit=%zz", "/limit"),
        ("conversations?limit", "/limit"), ("conversations?limit=1&limit=2", "/limit"),
        ("conversations?status=open&status=pending", "/status"),
        ("conversations?limits=1", "/limits"), ("conversations?staus=open", "/staus"), ("conversations?=1", "/"),
        ("conversations?a/b=1", "/a~1b"), ("queue?status=open", "/status"), ("customers?name=Ana", "/name"),
        ("dead-letters?state=dead", "/state"), ("webhook-endpoints?enabled=true", "/enabled"),
        ("conversations?status=", "/status"), ("conversations?status=,", "/status"),
        ("conversations?status=open,lost", "/status"), ("conversations?owner=", "/owner"),
        ("conversations?owner=ana", "/owner"), ("conversations?channel=telegram", "/channel"),
        ("conversations?priority=1", "/priority"), ("conversations?agent=a%20b", "/agent"),
        ("conversations?agent=", "/agent"), ("conversations?customer_id=cnv_1", "/customer_id"),
        ("conversations?team=", "/team"), ("conversations?team=%00", "/team"),
        ("conversations?team=nonsense", "/team"), ("conversations?inbox=nonsense", "/inbox"),
        ("conversations?inbox=default%0A", "/inbox"), ("queue?team=nonsense", "/team"), ("queue?team=", "/team"),
        ("queue?team=atendimento&team=financeiro", "/team"),
        // A cursor that is none, of another list, and with something else in it.
        ("conversations?cursor=", "/cursor"), ("conversations?cursor=%00", "/cursor"),
        ("conversations?cursor=MTAw", "/cursor"), ("conversations?cursor=MTAwfHg", "/cursor"),
        ("queue?cursor=MXwxfHg", "/cursor"), ("queue?cursor=eHwxfGNudl8x", "/cursor"),
        ("customers?cursor=eA", "/cursor"), ("customers?cursor=Y252XzE", "/cursor"),
        ("webhook-endpoints?cursor=eA", "/cursor"), ("dead-letters?cursor=eA", "/cursor"),
    ])
    func `what is no query of a list is refused with the parameter that is wrong`(
        path: String, pointer: String
    ) async throws {
        let answer = try await SharedServer.client().get("/api/v1/\(path)")
        #expect(answer.status == 422, "\(answer.text.prefix(300))")
        #expect(try answer.json()["errors"]?.items?.map { $0["pointer"]?.text } == [pointer])
        #expect(try answer.json()["detail"]?.text?.isEmpty == false)
    }

    @Test(arguments: [
        "conversations?", "conversations?&limit=200&", "conversations?limit=1", "conversations?status=open,pending",
        "conversations?team=financeiro", "conversations?inbox=second&team=suporte", "queue?team=financeiro",
        "conversations?agent=nobody.yet", "conversations?cursor=MTAwfGNudl8x", "customers?cursor=Y3VzXzE",
        "queue?cursor=OXwxfGNudl8x",
    ])
    func `a query with nothing to show gets an empty list`(path: String) async throws {
        let answer = try await SharedServer.client().get("/api/v1/\(path)")
        #expect(answer.status == 200, "\(answer.text.prefix(300))")
    }

    @Test func `an unknown team or inbox is told with those there are`() async throws {
        let client = try SharedServer.client()
        let team = try await client.get("/api/v1/queue?team=suport").json()["detail"]?.text ?? ""
        #expect(team.contains("suporte") && team.contains("atendimento"), "\(team)")
        let inbox = try await client.get("/api/v1/conversations?inbox=defualt").json()["detail"]?.text ?? ""
        #expect(inbox.contains("default, second"), "\(inbox)")
    }

    @Test(arguments: [
        "conversations/cus_1", "conversations/cnv_", "conversations/%zz", "conversations/cnv_%00",
        "conversations/cnv_%ff", "conversations/%2e%2e%2fx", "conversations/cnv_1%2Fmessages", "customers/cnv_1",
        "decisions/dec_%E2%80%8B", "webhook-endpoints/whk_1/deliveries/+5",
        "webhook-endpoints/whk_1/deliveries/99999999999999999999", "webhook-endpoints/whk_1/deliveries/-1",
        "conversations/cnv_\(String(repeating: "a", count: 3000))",
    ])
    func `an identifier that cannot be one is not found`(path: String) async throws {
        let answer = try await SharedServer.client().get("/api/v1/\(path)")
        #expect(answer.status == 404, "\(answer.text.prefix(300))")
        #expect(answer.header("content-type") == "application/problem+json")
    }
}
