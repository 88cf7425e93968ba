import RelayBytes
import RelayRESP
import Testing

@Suite struct RedisURLTests {
    static func tcp(_ host: String, _ port: UInt16 = 6379, tls: Bool = false) -> RedisURL.Endpoint {
        .tcp(host: host, port: port, tls: tls)
    }

    static let urls: [(String, RedisURL, String)] = [
        ("redis://localhost", RedisURL(endpoint: tcp("localhost")), "redis://localhost:6379/0"),
        ("redis://localhost:6380/", RedisURL(endpoint: tcp("localhost", 6380)), "redis://localhost:6380/0"),
        ("REDIS://a.test:/2", RedisURL(endpoint: tcp("a.test"), database: 2), "redis://a.test:6379/2"),
        ("rediss://a.test/15/", RedisURL(endpoint: tcp("a.test", tls: true), database: 15), "rediss://a.test:6379/15"),
        ("redis://a.test/1?db=4", RedisURL(endpoint: tcp("a.test"), database: 4), "redis://a.test:6379/4"),
        ("redis://[::1]:6380/0", RedisURL(endpoint: tcp("::1", 6380)), "redis://[::1]:6380/0"),
        (
            "redis://:pw@a.test/0", RedisURL(endpoint: tcp("a.test"), password: Secret("pw")),
            "redis://:***@a.test:6379/0"
        ),
        (
            "redis://app:p%40ss%2Fw%25@a.test",
            RedisURL(endpoint: tcp("a.test"), user: "app", password: Secret("p@ss/w%")),
            "redis://app:***@a.test:6379/0"
        ),
        (
            "redis://app:p@ss@a.test", RedisURL(endpoint: tcp("a.test"), user: "app", password: Secret("p@ss")),
            "redis://app:***@a.test:6379/0"
        ),
        (
            "redis://:a:b@a.test", RedisURL(endpoint: tcp("a.test"), password: Secret("a:b")),
            "redis://:***@a.test:6379/0"
        ),
        (
            "redis://app:@a.test", RedisURL(endpoint: tcp("a.test"), user: "app", password: Secret("")),
            "redis://app:***@a.test:6379/0"
        ),
        ("unix:///run/redis.sock", RedisURL(endpoint: .unix(path: "/run/redis.sock")), "unix:///run/redis.sock"),
        (
            "unix://app:pw@/run/a%20b.sock?db=3",
            RedisURL(endpoint: .unix(path: "/run/a b.sock"), user: "app", password: Secret("pw"), database: 3),
            "unix://app:***@/run/a b.sock?db=3"
        ),
        (
            "redis://a.test?username=u&password=p&protocol=3",
            RedisURL(endpoint: tcp("a.test"), user: "u", password: Secret("p"), ignoredParameters: ["protocol"]),
            "redis://u:***@a.test:6379/0"
        ),
    ]

    @Test("an address is read, and shown without its password", arguments: urls)
    func parsing(text: String, expected: RedisURL, shown: String) throws {
        let url = try RedisURL(parsing: text)
        #expect(url == expected)
        #expect("\(url)" == shown)
        #expect(String(reflecting: url) == shown)
    }

    static let faults: [(String, RedisURLFault)] = [
        ("", .scheme("")),
        ("localhost:6379", .scheme("")),
        ("http://localhost", .scheme("http")),
        ("pass word://", .controlCharacter),
        ("redis://", .missingHost),
        ("redis://:pw@", .missingHost),
        ("redis://:6379", .missingHost),
        ("redis:///0", .missingHost),
        ("redis://a.test:0", .badPort),
        ("redis://a.test:65536", .badPort),
        ("redis://a.test:63x", .badPort),
        ("redis://a.test/x", .badDatabase),
        ("redis://a.test/-1", .badDatabase),
        ("redis://a.test?db=", .badDatabase),
        ("redis://a.test/99999999999", .badDatabase),
        ("redis://a%2ftest", .badHost),
        ("redis://[::1", .badHost),
        ("redis://[::1]x", .badHost),
        ("redis://[localhost]", .badHost),
        ("redis://:%zz@a.test", .badPercentEscape),
        ("redis://:abc%4@a.test", .badPercentEscape),
        ("redis://%ff:x@a.test", .badPercentEscape),
        ("redis://word@a.test", .userWithoutPassword),
        ("redis://:a#b@a.test", .fragment),
        ("redis://a.test\r\n", .controlCharacter),
        ("unix://host/path", .badHost),
        ("unix://", .missingPath),
        ("unix:///a%00b", .controlCharacter),
    ]

    @Test("what is no address is refused by name", arguments: faults)
    func fault(text: String, expected: RedisURLFault) {
        #expect(throws: expected) { try RedisURL(parsing: text) }
    }

    @Test(
        "a text that may hold a password is masked, parsed or not",
        arguments: [
            ("redis://app:pw@a.test/0", "redis://***@a.test/0"),
            ("redis://word@a.test", "redis://***@a.test"),
            ("redis://:a@b@a.test:x", "redis://***@a.test:x"),
            (":pw@a.test", "***@a.test"),
            ("redis://a.test?password=pw", "redis://a.test?***"),
            ("redis://a.test\u{1b}", "redis://a.test\\u{1b}"),
        ])
    func masking(text: String, expected: String) {
        #expect(RedisURL.masked(text) == expected)
    }

    @Test("no fault tells the password", arguments: faults)
    func faultText(text: String, fault: RedisURLFault) {
        #expect(!"\(fault)".isEmpty)
    }
}
