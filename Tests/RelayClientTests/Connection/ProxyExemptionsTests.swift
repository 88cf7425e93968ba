import RelayBytes
import RelayClient
import Testing

@Suite struct ProxyExemptionsTests {
    @Test(
        "who is on the list",
        arguments: [
            ("*", "h.test", 80, true), ("", "h.test", 80, false), ("h.test", "h.test", 80, true),
            ("h.test", "a.h.test", 80, true), (".h.test", "a.h.test", 80, true), (".h.test", "h.test", 80, true),
            ("*.h.test", "a.h.test", 80, true), ("h.test", "xh.test", 80, false), ("a.h.test", "h.test", 80, false),
            ("H.TEST", "h.test", 80, true), ("h.test.", "h.test", 80, true), ("h.test", "h.test.", 80, true),
            ("h.test:80", "h.test", 80, true), ("h.test:81", "h.test", 80, false), ("a,b c,h.test", "h.test", 80, true),
            (", ,", "h.test", 80, false), (".", "h.test", 80, false), ("test", "h.test", 80, true),
            ("127.0.0.1", "127.0.0.1", 80, true), ("127.0.0.1:80", "127.0.0.1", 80, true),
            ("127.0.0.1:81", "127.0.0.1", 80, false), ("127.0.0.0/8", "127.9.9.9", 80, true),
            ("10.0.0.0/9", "10.127.0.1", 80, true), ("10.0.0.0/9", "10.128.0.1", 80, false),
            ("0.0.0.0/0", "1.2.3.4", 80, true), ("10.0.0.0/33", "10.0.0.1", 80, false),
            ("10.0.0.0/x", "10.0.0.1", 80, false),
            ("127.0.0.1", "localhost", 80, false), ("0.0.1", "127.0.0.1", 80, false), ("::1", "[::1]", 80, true),
            ("[::1]", "[::1]", 80, true), ("[::1]:80", "[::1]", 80, true), ("[::1]:81", "[::1]", 80, false),
            ("0:0::1", "[::1]", 80, true), ("fe80::/10", "[febf::1]", 80, true), ("fe80::/10", "[fec0::1]", 80, false),
            ("::/0", "1.2.3.4", 80, false),
        ] as [(String, String, UInt16, Bool)])
    func contains(list: String, host: String, port: UInt16, isOn: Bool) throws {
        let url = try AbsoluteURL.parse("http://\(host):\(port)/")
        #expect(ProxyExemptions(list).contains(url.host, port: url.port) == isOn)
    }
}
