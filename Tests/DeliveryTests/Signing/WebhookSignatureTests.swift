import Conversations
import Delivery
import Testing

@Suite struct `Webhook signatures` {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let body = Array(#"{"test": 2432232314}"#.utf8)
    static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    static let now = Instant(millisecondsSinceEpoch: 1_614_265_330_000)

    /// From the Standard Webhooks libraries' tests, Svix's documentation, and one of our own with the second's secret.
    @Test(arguments: [
        (secret, id, 1_614_265_330, #"{"test": 2432232314}"#, signature),
        (
            "whsec_plJ3nmyCDGBKInavdOK15jsl", "msg_loFOjxBNrRLzqYUf", 1_731_705_121,
            #"{"event_type":"ping","data":{"success":true}}"#, "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="
        ),
        (
            "whsec_plJ3nmyCDGBKInavdOK15jsl", id, 1_614_265_330, #"{"test": 2432232314}"#,
            "v1,3Q7B9pz3SlC1/gG4UJ269Qj4TLRRQk5tdhkvlUuj234="
        ),
    ])
    func `are those of Standard Webhooks`(
        secret: String, id: String, timestamp: Int64, body: String, expected: String
    ) throws {
        let secret = try WebhookSecret(secret)
        #expect(
            WebhookSignature.standard(secret: secret, id: id, timestamp: timestamp, body: Array(body.utf8)) == expected)
    }

    /// From GitHub's documentation and octokit's tests, whose header has the same form.
    @Test(arguments: [
        (
            "It's a Secret to Everybody", "Hello, World!",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
        ),
        (
            "mysecret", #"{"foo":"bar"}"#,
            "sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3"
        ),
    ])
    func `have a plain form as GitHub's`(secret: String, body: String, expected: String) {
        #expect(WebhookSignature.plain(secret: secret, body: Array(body.utf8)) == expected)
        #expect(WebhookVerification.verifyPlain(secret: secret, signature: expected, body: Array(body.utf8)))
        #expect(!WebhookVerification.verifyPlain(secret: secret, signature: expected, body: Array(body.utf8) + [0]))
        #expect(!WebhookVerification.verifyPlain(secret: secret, signature: "sha256=zz", body: Array(body.utf8)))
    }

    private func verify(
        secrets: [String] = [secret], id: String = id, timestamp: String = "1614265330",
        signature: String = signature, body: [UInt8] = body, at now: Instant? = now
    ) throws {
        try WebhookVerification.verify(
            secrets: try secrets.map { try WebhookSecret($0) }, id: id, timestamp: timestamp, signature: signature,
            body: body, at: now)
    }

    @Test(arguments: [
        signature, "v2,AAAA \(signature)", "v1,AAAA \(signature) v1a,BBBB", "nonsense v1,=== \(signature)",
    ])
    func `are believed when one of them matches`(signature: String) throws {
        try verify(signature: signature)
    }

    @Test func `are believed with any secret in force, however it is written`() throws {
        try verify(secrets: ["whsec_plJ3nmyCDGBKInavdOK15jsl", Self.secret])
        try verify(secrets: [String(Self.secret.dropFirst(6))])
        try verify(at: Self.now.adding(seconds: 300))
        try verify(at: Self.now.adding(seconds: -300))
        try verify(at: nil)
    }

    @Test func `are not believed otherwise`() {
        let wrong = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA="
        #expect(throws: WebhookVerificationError.noMatch) { try verify(signature: wrong) }
        #expect(throws: WebhookVerificationError.noMatch) { try verify(body: Self.body + [10]) }
        #expect(throws: WebhookVerificationError.noMatch) { try verify(id: "msg_other") }
        #expect(throws: WebhookVerificationError.noMatch) { try verify(timestamp: "1614265331") }
        #expect(throws: WebhookVerificationError.noMatch) { try verify(secrets: []) }
        #expect(throws: WebhookVerificationError.tooOld) { try verify(at: Self.now.adding(seconds: 301)) }
        #expect(throws: WebhookVerificationError.tooNew) { try verify(at: Self.now.adding(seconds: -301)) }
        #expect(throws: WebhookVerificationError.tooOld) { try verify(timestamp: "-9223372036854775808") }
        #expect(throws: WebhookVerificationError.invalidTimestamp) { try verify(timestamp: "soon") }
        #expect(throws: WebhookVerificationError.missingHeader) { try verify(id: "") }
        #expect(throws: WebhookVerificationError.missingHeader) { try verify(timestamp: "") }
        #expect(throws: WebhookVerificationError.missingHeader) { try verify(signature: "") }
    }

    @Test func `come with new secrets of 32 bytes`() throws {
        let secret = WebhookSecret.generate()
        #expect(secret.key.count == 32)
        #expect(secret.text.hasPrefix("whsec_"))
        #expect(try WebhookSecret(secret.text) == secret)
        #expect(WebhookSecret.generate() != secret)
    }

    @Test func `accept a secret without padding and refuse what is none`() throws {
        #expect(try WebhookSecret("whsec_YWJj").key == WebhookSecret("YWJj").key)
        #expect(try WebhookSecret("whsec_YWI").key == WebhookSecret("whsec_YWI=").key)
        #expect(throws: WebhookSecretError.empty) { try WebhookSecret("") }
        #expect(throws: WebhookSecretError.empty) { try WebhookSecret("whsec_") }
        #expect(throws: WebhookSecretError.notBase64) { try WebhookSecret("whsec_a b") }
        #expect(throws: WebhookSecretError.tooLong) { try WebhookSecret(String(repeating: "a", count: 600)) }
    }
}
