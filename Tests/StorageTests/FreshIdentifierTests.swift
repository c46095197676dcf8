import Conversations
import Storage
import Testing

@Suite struct FreshIdentifierTests {
    @Test func `no two are the same, also when many are made at once`() async {
        let now = Instant(millisecondsSinceEpoch: 1_000)
        let made = await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { (0..<1000).map { _ in Identifier<Message>.fresh(at: now) } } }
            return await group.reduce(into: Set<Identifier<Message>>()) { $0.formUnion($1) }
        }
        #expect(made.count == 8000)
        #expect(made.allSatisfy { Identifier($0.rawValue) == $0 && $0.rawValue.count == 30 })
        #expect(made.allSatisfy { $0 < .fresh(at: Instant(millisecondsSinceEpoch: 2_000)) })
    }
}
