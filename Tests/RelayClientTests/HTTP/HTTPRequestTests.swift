import RelayBytes
import RelayClient
import Testing

@Suite struct HTTPRequestTests {
    static let url = "http://a.test/"

    static let requests: [(HTTPRequest, HTTPRequestFault?)] = [
        (HTTPRequest(.get, "http://a.test"), nil),
        (HTTPRequest(.get, "HTTPS://a.test:8443/p%0d?q=@"), nil),
        (HTTPRequest(.get, "http://[::1]:8000/"), nil),
        (HTTPRequest(.get, "file:///etc/passwd"), .scheme("file")),
        (HTTPRequest(.get, "ftp://a.test"), .scheme("ftp")),
        (HTTPRequest(.get, "a.test"), .url("a.test")),
        (HTTPRequest(.get, "http://"), .url("http://")),
        (HTTPRequest(.get, "http://a.test/\r\nX: 1"), .url("http://a.test/\r\nX: 1")),
        (HTTPRequest(.get, "http://a.test/a b"), .url("http://a.test/a b")),
        (HTTPRequest(.get, "http://a.test/#f"), .url("http://a.test/#f")),
        (HTTPRequest(.get, "http://a%2ftest/"), .url("http://a%2ftest/")),
        (HTTPRequest(.get, "http://a.test%00/"), .url("http://a.test%00/")),
        (HTTPRequest(.get, "http://user:pw@a.test/"), .credentialsInURL),
        (HTTPRequest(.get, url, fields: [HTTPRequestField("X-A", "b\tc é")]), nil),
        (HTTPRequest(.get, url, fields: [HTTPRequestField("X-A", "b\r\nX-Injected: 1")]), .fieldValue(name: "X-A")),
        (HTTPRequest(.get, url, fields: [HTTPRequestField("X-A", "b\0")]), .fieldValue(name: "X-A")),
        (HTTPRequest(.get, url, fields: [HTTPRequestField("X-A\r\nY", "b")]), .fieldName("X-A\r\nY")),
        (HTTPRequest(.get, url, fields: [HTTPRequestField("X A", "b")]), .fieldName("X A")),
        (HTTPRequest(.get, url, fields: [HTTPRequestField("", "b")]), .fieldName("")),
        (
            HTTPRequest(.get, url, fields: [HTTPRequestField("Authorization", prefix: "Bearer ", Secret("a\nb"))]),
            .fieldValue(name: "Authorization")
        ),
    ]

    @Test("what would mean something else on the wire is not sent", arguments: requests)
    func fault(request: HTTPRequest, expected: HTTPRequestFault?) {
        #expect(request.fault == expected)
    }

    @Test(
        "an origin is scheme, host and port",
        arguments: [
            ("http://A.test/x", "http://a.test:80"),
            ("https://a.test", "https://a.test:443"),
            ("https://a.test:8443?x", "https://a.test:8443"),
            ("http://a.test:/", "http://a.test:80"),
            ("http://[::1]/", "http://[::1]:80"),
            ("http://[::1]:8000/", "http://[::1]:8000"),
            ("ws://a.test/", nil),
            ("http://u@a.test/", nil),
        ] as [(String, String?)])
    func origin(url: String, expected: String?) {
        #expect(HTTPRequest.origin(of: url) == expected)
    }

    @Test("a printed request shows no secret")
    func printing() {
        let request = HTTPRequest(
            .post, Self.url, fields: [HTTPRequestField("Authorization", prefix: "Bearer ", Secret("CANARY"))],
            body: Secret("CANARY"))
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!dumped.contains("CANARY"))
        #expect(!"\(request)".contains("CANARY"))
    }
}
