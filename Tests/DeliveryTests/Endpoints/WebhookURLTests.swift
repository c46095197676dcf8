import Delivery
import Testing
import Transport

@Suite struct `Webhook URLs` {
    @Test func `are accepted and normalised`() throws {
        #expect(try WebhookURL("https://CRM.example.com/hook").text == "https://crm.example.com/hook")
        #expect(try WebhookURL("https://8.8.8.8/").text == "https://8.8.8.8/")
        let own = AddressPolicy(allowsPrivate: true)
        #expect(
            try WebhookURL("http://127.0.0.1:9000/", addresses: own, allowsPlainHTTP: true).text
                == "http://127.0.0.1:9000/")
        let one = AddressPolicy(allowed: [try AllowedDestination("localhost:9000")])
        #expect(try WebhookURL("https://localhost:9000/", addresses: one).text == "https://localhost:9000/")
    }

    @Test(arguments: [
        ("http://crm.example.com/", "the URL must begin with https://"),
        ("crm.example.com", "the URL must begin with https://"),
        ("https://me:secret@crm.example.com/", "the URL must not hold a user name or password"),
        ("https://", "the URL must name a host by name or by plain address"),
        (
            "https://169.254.169.254/latest",
            "169.254.169.254 is not on the public internet; the service must be configured to allow it"
        ),
        ("https://0x7f.1/", "127.0.0.1 is not on the public internet; the service must be configured to allow it"),
        ("https://[::1]/", "::1 is not on the public internet; the service must be configured to allow it"),
        ("https://localhost./", "localhost is not on the public internet; the service must be configured to allow it"),
        (
            "https://a.localhost/",
            "a.localhost is not on the public internet; the service must be configured to allow it"
        ),
    ])
    func `are refused with a clear word`(text: String, message: String) {
        let error = #expect(throws: WebhookURLError.self) { try WebhookURL(text) }
        #expect(error?.description == message)
    }
}
