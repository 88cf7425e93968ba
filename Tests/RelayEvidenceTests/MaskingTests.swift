import RelayEvidence
import Testing

@Suite struct MaskingTests {
    @Test(
        "headers that hold credentials, whatever their case",
        arguments: [
            "Authorization", "authorization", "PROXY-AUTHORIZATION", "Cookie", "set-cookie", "X-API-Key",
            "X-Auth-Token",
            "X-CSRFToken",
        ])
    func secret(name: String) { #expect(Masking.value(of: name, "anything") == "***") }

    @Test("other headers", arguments: ["Server", "Location", "Sec-WebSocket-Protocol", "Cookies", ""])
    func open(name: String) { #expect(Masking.value(of: name, "anything") == "anything") }
}
