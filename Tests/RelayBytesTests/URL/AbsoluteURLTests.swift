import RelayBytes
import Testing

@Suite struct AbsoluteURLTests {
    @Test(
        "origin, Host and request target",
        arguments: [
            ("http://a", "http://a", "a", "/"), ("https://a/", "https://a", "a", "/"),
            ("ws://a:80/x", "ws://a", "a", "/x"),
            ("wss://a:443", "wss://a", "a", "/"),
            ("wss://a:8443/ws/chat/test-room/", "wss://a:8443", "a:8443", "/ws/chat/test-room/"),
            ("HTTPS://API.RelayDesk.Test:443/A/b", "https://api.relaydesk.test", "api.relaydesk.test", "/A/b"),
            ("http://127.0.0.1:8000/api/auth/me/", "http://127.0.0.1:8000", "127.0.0.1:8000", "/api/auth/me/"),
            ("ws://[::1]:8000/", "ws://[::1]:8000", "[::1]:8000", "/"), ("ws://[::1]", "ws://[::1]", "[::1]", "/"),
            ("ws://[2001:DB8:0:0:1:0:0:1]/", "ws://[2001:db8::1:0:0:1]", "[2001:db8::1:0:0:1]", "/"),
            ("https://a?x=1", "https://a", "a", "/?x=1"), ("https://a/?", "https://a", "a", "/?"),
            ("https://a/b?c?d/e", "https://a", "a", "/b?c?d/e"),
            ("https://a/%2e%2E/../b/./c//d", "https://a", "a", "/%2e%2E/../b/./c//d"),
            ("https://a/%zz%", "https://a", "a", "/%zz%"),
            ("https://a/ü?ö=😀", "https://a", "a", "/%C3%BC?%C3%B6=%F0%9F%98%80"),
            ("https://a/x#top", "https://a", "a", "/x"),
            ("https://a#top", "https://a", "a", "/"), ("https://a/x?y#z?w", "https://a", "a", "/x?y"),
            ("http://a_b.c-d/", "http://a_b.c-d", "a_b.c-d", "/"),
            ("http://a.b./", "http://a.b.", "a.b.", "/"), ("http://a:00080/", "http://a", "a", "/"),
            ("socks5://p:1080", "socks5://p", "p", "/"),
            ("socks5h://p:9050", "socks5h://p:9050", "p:9050", "/"),
            ("http://a:65535", "http://a:65535", "a:65535", "/"),
            ("http://u:p@a/x", "http://a", "a", "/x"),
            ("ws://a/x;y=1,2'(3)!*{}|\\^`\"<>", "ws://a", "a", "/x;y=1,2'(3)!*{}|\\^`\"<>"),
            ("http://a/@b:c@d", "http://a", "a", "/@b:c@d"),
            ("http://xn--bcher-kva.example", "http://xn--bcher-kva.example", "xn--bcher-kva.example", "/"),
            ("http://1.2.3.4.example", "http://1.2.3.4.example", "1.2.3.4.example", "/"),
        ])
    func parts(text: String, origin: String, hostHeader: String, target: String) throws {
        let url = try AbsoluteURL.parse(text)
        #expect(url.origin == origin)
        #expect(url.hostHeader == hostHeader)
        #expect(url.requestTarget == target)
    }

    @Test("an absent path is not a lone slash, nor an absent query an empty one")
    func absent() throws {
        #expect(try AbsoluteURL.parse("ws://a").path == "")
        #expect(try AbsoluteURL.parse("ws://a/").path == "/")
        #expect(try AbsoluteURL.parse("ws://a").query == nil)
        #expect(try AbsoluteURL.parse("ws://a?").query == "")
        #expect(try AbsoluteURL.parse("ws://a?").path == "")
        #expect(try AbsoluteURL.parse("http://a#x").droppedFragment)
        #expect(try AbsoluteURL.parse("http://a#").droppedFragment)
        #expect(try !AbsoluteURL.parse("http://a").droppedFragment)
        #expect(try AbsoluteURL.parse("http://a:80").explicitPort == 80)
        #expect(try AbsoluteURL.parse("http://a").explicitPort == nil)
        #expect(try AbsoluteURL.parse("socks5://a").port == 1080)
    }

    @Test(
        "faults name the part, the rule and the byte",
        arguments: [
            ("", .scheme, .missing, 0), ("localhost:8000", .scheme, .missing, 0),
            ("api.relaydesk.test/x", .scheme, .missing, 0),
            ("http:/a", .scheme, .missing, 0), ("http:a", .scheme, .missing, 0), ("//a", .scheme, .missing, 0),
            ("://a", .scheme, .missing, 0),
            ("a/b?u=http://c", .scheme, .missing, 0), ("1http://a", .scheme, .missing, 0),
            ("mailto:a@b", .scheme, .missing, 0),
            ("file:///etc/passwd", .scheme, .unknownScheme("file"), 0), ("ftp://a", .scheme, .unknownScheme("ftp"), 0),
            ("httpss://a", .scheme, .unknownScheme("httpss"), 0),
            ("javascript://a", .scheme, .unknownScheme("javascript"), 0),
            ("wss+unix://a", .scheme, .unknownScheme("wss+unix"), 0),
            (" http://a", .scheme, .forbidden(0x20), 0), ("\u{feff}http://a", .scheme, .missing, 0),
            ("ht tp://a", .scheme, .forbidden(0x20), 2),
            ("http://", .host, .missing, 7), ("http:///x", .host, .missing, 7), ("http://?x", .host, .missing, 7),
            ("http://:80", .host, .missing, 7),
            ("http://u@", .host, .missing, 9), ("http://u@:1/", .host, .missing, 9),
            ("ws://#x", .fragment, .notAllowed, 5), ("ws://a/#x", .fragment, .notAllowed, 7),
            ("wss://a?b#", .fragment, .notAllowed, 9),
            ("http://a b/", .host, .forbidden(0x20), 8), ("http://a/b c", .path, .forbidden(0x20), 10),
            ("http://a?b c", .query, .forbidden(0x20), 10),
            ("http://a#b c", .fragment, .forbidden(0x20), 10), ("http://a:8 0/", .port, .forbidden(0x20), 10),
            ("http://u p@a/", .userinfo, .forbidden(0x20), 8),
            ("http://a\r\nX: y/", .host, .forbidden(0x0d), 8), ("http://a/\r\nX: y", .path, .forbidden(0x0d), 9),
            ("http://a/\n", .path, .forbidden(0x0a), 9),
            ("http://a/\0", .path, .forbidden(0), 9), ("http://a/\u{7f}", .path, .forbidden(0x7f), 9),
            ("http://a/\t", .path, .forbidden(0x09), 9), ("http://a/?\u{1b}[2J", .query, .forbidden(0x1b), 10),
            ("http://a ", .host, .forbidden(0x20), 8), ("http://a\0.b", .host, .forbidden(0), 8),
            ("http://a%2Fb/", .host, .forbidden(0x25), 8), ("http://a%00b/", .host, .forbidden(0x25), 8),
            ("http://%61/", .host, .forbidden(0x25), 7), ("http://a\\b/", .host, .forbidden(0x5c), 8),
            ("http://a,b/", .host, .forbidden(0x2c), 8), ("http://a!/", .host, .forbidden(0x21), 8),
            ("http://<a>/", .host, .forbidden(0x3c), 7), ("http://a*b/", .host, .forbidden(0x2a), 8),
            ("http://bücher.example/", .host, .notASCII, 8), ("http://ａ/", .host, .notASCII, 7),
            ("http://a。b/", .host, .notASCII, 8), ("http://a\u{200b}/", .host, .notASCII, 8),
            ("http://a..b/", .host, .emptyLabel, 9), ("http://.a/", .host, .emptyLabel, 7),
            ("http://./", .host, .emptyLabel, 7), ("http://a../", .host, .emptyLabel, 9),
            ("http://127.1/", .host, .notIPv4, 7), ("http://2130706433/", .host, .notIPv4, 7),
            ("http://0x7f000001/", .host, .notIPv4, 7), ("http://256.1.1.1/", .host, .notIPv4, 7),
            ("http://1.2.3.4.5/", .host, .notIPv4, 7), ("http://127.0.0.01/", .host, .notIPv4, 7),
            ("http://1.2.3.4./", .host, .notIPv4, 7), ("http://a.1/", .host, .notIPv4, 7),
            ("http://[::1/", .host, .notIPv6, 7), ("http://[]/", .host, .notIPv6, 7),
            ("http://[:::1]/", .host, .notIPv6, 7), ("http://[1::2::3]/", .host, .notIPv6, 7),
            ("http://[v1.x]/", .host, .notIPv6, 7),
            ("http://[fe80::1%25eth0]/", .host, .zone, 7), ("http://[fe80::1%eth0]/", .host, .zone, 7),
            ("http://[::1]x/", .host, .notIPv6, 7), ("http://[12345::]/", .host, .notIPv6, 7),
            ("http://::1/", .host, .missing, 7), ("http://[127.0.0.1]/", .host, .notIPv6, 7),
            ("http://a]/", .host, .forbidden(0x5d), 8),
            ("http://a:/", .port, .missing, 9), ("http://a://b", .port, .missing, 9),
            ("http://a:0/", .port, .outOfRange, 9),
            ("http://a:65536/", .port, .outOfRange, 9), ("http://a:99999999999999999999/", .port, .outOfRange, 9),
            ("http://a:80x/", .port, .notANumber, 9), ("http://a:-1/", .port, .notANumber, 9),
            ("http://a:+80/", .port, .notANumber, 9), ("http://a:８０/", .port, .notANumber, 9),
            ("http://a:80:80/", .port, .notANumber, 9),
            ("http://u:secret/", .port, .notANumber, 9), ("http://[::1]:x/", .port, .notANumber, 13),
            ("http://[::1]:/", .port, .missing, 13),
        ] as [(String, URLFault.Part, URLFault.Reason, Int)])
    func faults(text: String, part: URLFault.Part, reason: URLFault.Reason, offset: Int) {
        #expect(throws: URLFault(part: part, reason: reason, offset: offset)) { try AbsoluteURL.parse(text) }
    }

    @Test("every control byte and the space are refused in every part", arguments: Array(UInt8(0)...0x20) + [0x7f])
    func controls(byte: UInt8) {
        let text = Array("wss://u:p@host.test:8443/path?query=1".utf8)
        for place in 0...text.count {
            let bytes = text[..<place] + [byte] + text[place...]
            #expect(throws: URLFault.self) { try AbsoluteURL.parse(String(decoding: bytes, as: UTF8.self)) }
        }
    }

    @Test("labels of 63 bytes and names of 253 are the longest")
    func lengths() throws {
        let label = String(repeating: "a", count: 63)
        let name = "\(label).\(label).\(label).\(label.dropLast(2))"
        #expect(try AbsoluteURL.parse("http://\(name)/").host.text.utf8.count == 253)
        #expect(try AbsoluteURL.parse("http://\(name)./").host.text.utf8.count == 254)
        for tooLong in [label + "a", "x.\(label)a.y", name + "a", name + "a."] {
            #expect { try AbsoluteURL.parse("http://\(tooLong)/") } throws: { ($0 as? URLFault)?.reason == .tooLong }
        }
    }

    @Test(
        "loopback",
        arguments: [
            ("localhost", true), ("LOCALHOST", true), ("localhost.", true), ("a.localhost", true), ("127.0.0.1", true),
            ("127.255.0.3", true), ("[::1]", true),
            ("[0:0:0:0:0:0:0:1]", true), ("[::ffff:127.0.0.1]", true), ("localhost.evil.test", false),
            ("notlocalhost", false), ("128.0.0.1", false), ("[::2]", false),
            ("[::]", false), ("0.0.0.0", false), ("127.0.0.1.evil.test", false), ("[::ffff:10.0.0.1]", false),
            ("local", false),
        ])
    func loopback(host: String, isLoopback: Bool) throws {
        #expect(try AbsoluteURL.parse("ws://\(host):8000/").isLoopback == isLoopback)
    }

    @Test("another scheme, another target")
    func derived() throws {
        let url = try AbsoluteURL.parse("https://u:p@a:8443/x?y#z")
        #expect(url.with(scheme: .wss).origin == "wss://a:8443")
        #expect(try AbsoluteURL.parse("https://a").with(scheme: .wss).hostHeader == "a")
        #expect(try AbsoluteURL.parse("https://a:443").with(scheme: .ws).hostHeader == "a:443")
        #expect(try url.with(path: "/ws/chat/ü/", query: "a=b").requestTarget == "/ws/chat/%C3%BC/?a=b")
        #expect(try url.with(path: "", query: nil).requestTarget == "/")
        for path in ["x", "/a b", "/a\r\n", "/a?b", "/a#b", "?"] {
            #expect(throws: URLFault.self) { try url.with(path: path, query: nil) }
        }
        for query in ["a b", "a#b", "\0"] { #expect(throws: URLFault.self) { try url.with(path: "/", query: query) } }
    }

    @Test(
        "userinfo is found, also behind tricks",
        arguments: [
            ("http://u:p@a/", "u:p"), ("http://@a/", ""), ("http://u@evil@a/", "u@evil"),
            ("http://good\\@a/", "good\\"), ("http://u:p%40@a/", "u:p%40"), ("http://a/@b", nil), ("http://a?@b", nil),
            ("http://ü@a/", "ü"),
        ] as [(String, String?)])
    func userinfo(text: String, userinfo: String?) throws {
        let url = try AbsoluteURL.parse(text)
        #expect(url.userinfo?.revealText() == userinfo)
        #expect(url.host.text == "a")
    }
}
