import RelayFrames
import RelayTestSupport
import Testing

@Suite struct AcceptTests {
    @Test("RFC 6455 sections 1.3 and 4.2.2") func example() {
        #expect(Accept.value(for: "dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(Samples.key.accept == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    @Test(
        "a key is the base64 of sixteen bytes",
        arguments: [
            "", "AAAA", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ==\n", "dGhlIHNhbXBsZSBub25jZSE=",
            "dGhlIHNhbXBsZSBub25jZR==",
        ])
    func badKeys(_ text: String) { #expect(WebSocketKey(text) == nil) }

    @Test func random() {
        var generator = FixedGenerator(seed: 1)
        let first = WebSocketKey.random(using: &generator)
        #expect(WebSocketKey(first.text) == first)
        #expect(WebSocketKey.random(using: &generator) != first)
    }
}
