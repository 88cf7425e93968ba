import RelayServer
import Testing

@Suite struct AllowedHostsTests {
    @Test(
        "Host",
        arguments: [
            ("localhost", true), ("LOCALHOST:8000", true), ("app.localhost", true), ("localhost.", true),
            ("127.0.0.1:1", true), ("[::1]:8000", true), ("127.0.0.2", false), ("evil.example", false),
            ("notlocalhost", false), ("", false), ("a b", false), ("localhost:x", false), ("[zz]", false),
        ])
    func host(_ text: String, _ isAllowed: Bool) {
        #expect((AllowedHosts(RelayConfiguration.localHosts).judge(host: text) == .allowed) == isAllowed)
    }

    @Test func complaints() {
        let hosts = AllowedHosts(["app.example"])
        #expect(
            hosts.judge(host: "evil.example:80").complaint
                == "Invalid HTTP_HOST header: 'evil.example:80'. You may need to add 'evil.example' to ALLOWED_HOSTS.")
        #expect(
            hosts.judge(host: "a_b").complaint
                == "Invalid HTTP_HOST header: 'a_b'. The domain name provided is not valid according to RFC 1034/1035.")
    }

    @Test(
        "Origin",
        arguments: [
            ("http://localhost:3000", true), ("https://localhost", true), ("http://127.0.0.1:9", true),
            ("http://[::1]:3000", true), ("https://x.localhost", true), ("https://evil.example", false),
            ("null", false), ("localhost", false), ("http://localhost.evil.example", false), (nil, false),
        ] as [(String?, Bool)])
    func origin(_ text: String?, _ isAllowed: Bool) {
        #expect(AllowedHosts(RelayConfiguration.localHosts).allows(origin: text) == isAllowed)
    }

    @Test(
        "whole origins",
        arguments: [
            ("https://app.example", true), ("https://app.example:443", true), ("https://APP.example/", true),
            ("http://app.example", false), ("https://app.example:8443", false), ("https://b.app.example", false),
        ])
    func wholeOrigin(_ text: String, _ isAllowed: Bool) {
        let hosts = AllowedHosts(["https://app.example"])
        #expect(hosts.allows(origin: text) == isAllowed)
        #expect(hosts.judge(host: "app.example") == .allowed)
    }

    @Test func everything() {
        #expect(AllowedHosts(["*"]).allows(origin: nil))
        #expect(AllowedHosts(["*"]).judge(host: "any.example") == .allowed)
    }
}
