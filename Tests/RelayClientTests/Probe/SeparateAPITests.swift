import RelayClient
import Testing

@Suite struct SeparateAPITests {
    @Test(
        "the API is beside the socket, or where it is said to be",
        arguments: [
            (true, 443, nil, "https://h.test"), (false, 8000, nil, "http://h.test:8000"),
            (true, 443, "https://api.test:8443", "https://api.test:8443"),
        ] as [(Bool, UInt16, String?, String)])
    func apiOrigin(usesTLS: Bool, port: UInt16, separate: String?, origin: String) {
        let address = ServiceAddress(
            host: "h.test", port: port, usesTLS: usesTLS, socketTarget: "/x", separateAPI: separate)
        #expect(address.apiOrigin == origin)
        #expect(address.socketURL.hasSuffix("/x") && address.socketURL.hasPrefix(usesTLS ? "wss://h" : "ws://h"))
    }
}
