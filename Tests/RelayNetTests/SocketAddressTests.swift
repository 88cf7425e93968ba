import RelayNet
import Testing

@Suite struct SocketAddressTests {
    @Test(
        "text both ways",
        arguments: [
            "127.0.0.1:80", "0.0.0.0:0", "255.255.255.255:65535", "[::1]:8000", "[::]:443", "[2001:db8::1:2]:1",
            "[::ffff:127.0.0.1]:9", "/run/relay.sock",
        ])
    func bothWays(text: String) { #expect(SocketAddress(text)?.text == text) }

    @Test(
        "what is no address in numbers",
        arguments: [
            "", "localhost:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.1:80", "1.2.3.4.5:1",
            "256.0.0.1:1", "::1:80", "[::1]", "[::g]:1", "[127.0.0.1:1", "run/relay.sock", "[fe80::1%nowhere]:1",
        ])
    func refused(text: String) { #expect(SocketAddress(text) == nil) }

    @Test(
        "literal addresses",
        arguments: [
            ("127.0.0.1", "127.0.0.1:7"), ("::1", "[::1]:7"), ("[::1]", "[::1]:7"), ("0:0:0:0:0:0:0:1", "[::1]:7"),
            ("2001:DB8::A", "[2001:db8::a]:7"), ("fe80::1%3", "[fe80::1%3]:7"),
        ])
    func literals(literal: String, text: String) { #expect(SocketAddress(literal: literal, port: 7)?.text == text) }

    @Test(
        "what leads back to this machine",
        arguments: [
            ("127.0.0.1:1", true), ("127.9.9.9:1", true), ("128.0.0.1:1", false), ("[::1]:1", true), ("[::2]:1", false),
            ("[::ffff:127.0.0.1]:1", true), ("[::ffff:10.0.0.1]:1", false), ("/run/x", true), ("10.0.0.1:1", false),
        ])
    func loopback(text: String, isLoopback: Bool) { #expect(SocketAddress(text)?.isLoopback == isLoopback) }

    @Test func `its parts`() {
        let address = SocketAddress("[::1]:80")
        #expect(address?.host == "::1")
        #expect(address?.port == 80)
        #expect(address?.with(port: 81).text == "[::1]:81")
        #expect(SocketAddress("/x")?.port == nil)
    }
}
