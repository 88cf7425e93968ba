import RelayDiagnosis
import RelayEvidence
import Testing

/// Servers known by their header, or by their bytes alone.
@Suite struct ServerNameTests {
    private static let page = "<html>\r\n<body>\r\n<hr><center>nginx/1.26.3</center>\r\n</body></html>"

    @Test(
        "by header, then by bytes",
        arguments: [
            (403, "Access denied", [], "", "Daphne"), (500, "Internal server error", [], "", "Daphne"),
            (403, "Access denied", [("X-Why", "no")], "", nil), (403, "access denied", [], "", nil),
            (500, "Internal Server Error", [], "", nil),
            (403, "Forbidden", [("Content-Length", "0")], "", "uvicorn"),
            (403, "Forbidden", [("Content-Length", "0"), ("Via", "1.1 x")], "", nil),
            (403, "Forbidden", [("Content-Length", "2")], "no", nil),
            (403, "", [], "", "hypercorn or uvicorn (wsproto)"), (101, "", [], "", "hypercorn or uvicorn (wsproto)"),
            (502, "Bad Gateway", [], page, "nginx"), (502, "Bad Gateway", [], "nginx", nil),
            (403, "Access denied", [("Server", "daphne")], "", "Daphne"),
            (502, "Bad Gateway", [("server", "cloud\u{1b}")], page, "cloud\\u{1b}"), (0, "", [], "", nil),
        ] as [(Int, String, [(String, String)], String, String?)])
    func recognise(status: Int, reason: String, fields: [(String, String)], body: String, name: String?) {
        let facts = HTTPFacts(
            status: status, reason: reason, fields: fields.map { HTTPFacts.Field(name: $0.0, value: $0.1) },
            body: Array(body.utf8))
        #expect(ServerName.recognise(facts) == name)
    }
}
