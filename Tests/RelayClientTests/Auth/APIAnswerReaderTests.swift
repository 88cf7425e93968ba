import RelayBytes
import RelayClient
import RelayHost
import RelayTestSupport
import Testing

@Suite struct APIAnswerReaderTests {
    static let expired =
        #"{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":"#
        + #"[{"token_class":"AccessToken","token_type":"access","message":"Token is expired"}]}"#
    static let csrfPage =
        "<!DOCTYPE html><html><body><h1>Forbidden <span>(403)</span></h1>\n"
        + "<p>CSRF verification failed. Request aborted.</p></body></html>"
    static let badRequestPage =
        "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>Bad Request (400)</title>\n</head>\n<body>\n"
        + "  <h1>Bad Request (400)</h1><p></p>\n</body>\n</html>\n"
    static let html = "Content-Type: text/html; charset=utf-8\r\n"
    static let json = "Content-Type: application/json\r\n"

    static let answers: [(String, String, String, APIOutcome<JSONObject>)] = [
        (
            "401 Unauthorized", #"{"detail":"No active account found with the given credentials"}"#, json,
            .refused(APIRefusal(status: 401, detail: "No active account found with the given credentials"))
        ),
        (
            "401 Unauthorized", expired, json,
            .refused(
                APIRefusal(
                    status: 401, detail: "Given token not valid for any token type", code: "token_not_valid",
                    message: "Token is expired"))
        ),
        (
            "401 Unauthorized", #"{"detail":"User is inactive","code":"user_inactive"}"#, json,
            .refused(APIRefusal(status: 401, detail: "User is inactive", code: "user_inactive"))
        ),
        ("401 ", "", "", .refused(APIRefusal(status: 401))),
        (
            "400 Bad Request",
            #"{"username":["This field is required."],"password":["Too short.","Too plain."]}"#, json,
            .refused(
                APIRefusal(
                    status: 400, detail: "username: This field is required.; password: Too short. Too plain."))
        ),
        (
            "400 Bad Request", #"{"detail":"JSON parse error - Expecting value: line 1 column 1 (char 0)"}"#, json,
            .refused(APIRefusal(status: 400, detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)"))
        ),
        ("400 Bad Request", badRequestPage, html, .hostRefused),
        ("400 Bad Request", "<h1>DisallowedHost\n  at /api/auth/me/</h1>", html, .hostRefused),
        ("400 Bad Request", "DisallowedHost at /api/auth/login/\nInvalid HTTP_HOST header", "text/plain", .hostRefused),
        ("400 Bad Request", "<html>nginx</html>", html, .refused(APIRefusal(status: 400))),
        ("403 Forbidden", csrfPage, html, .csrf(APIRefusal(status: 403))),
        (
            "403 Forbidden", #"{"detail":"CSRF Failed: CSRF cookie not set."}"#, json,
            .csrf(APIRefusal(status: 403, detail: "CSRF Failed: CSRF cookie not set."))
        ),
        (
            "403 Forbidden", #"{"detail":"You do not have permission to perform this action."}"#, json,
            .forbidden(APIRefusal(status: 403, detail: "You do not have permission to perform this action."))
        ),
        ("403 Forbidden", "<html>nginx</html>", html, .forbidden(APIRefusal(status: 403))),
        ("404 Not Found", "<html></html>", html, .notFound),
        (
            "405 Method Not Allowed", #"{"detail":"Method \"GET\" not allowed."}"#, json,
            .clientError(APIRefusal(status: 405, detail: "Method \"GET\" not allowed."))
        ),
        (
            "429 Unknown Status",
            #"{"detail":"Request was throttled. Expected available in 57 seconds."}"#, json + "Retry-After: 57\r\n",
            .throttled(
                APIThrottling(
                    status: 429, retryAfter: .seconds(57), retryAfterText: "57",
                    detail: "Request was throttled. Expected available in 57 seconds."))
        ),
        ("429 Too Many Requests", "<html>nginx</html>", html, .throttled(APIThrottling(status: 429))),
        (
            "503 Service Unavailable", "", "Retry-After: Sun, 22 Nov 2026 12:00:00 GMT\r\n",
            .throttled(APIThrottling(status: 503, retryAfterText: "Sun, 22 Nov 2026 12:00:00 GMT"))
        ),
        (
            "429 Too Many Requests", "", "Retry-After: 99999999999999999999\r\n",
            .throttled(APIThrottling(status: 429, retryAfterText: "99999999999999999999"))
        ),
        ("503 Service Unavailable", "", "", .serverError(APIRefusal(status: 503))),
        ("502 Bad Gateway", "<html>nginx</html>", html, .serverError(APIRefusal(status: 502))),
        (
            "500 Internal Server Error", #"{"detail":"boom"}"#, json,
            .serverError(APIRefusal(status: 500, detail: "boom"))
        ),
        ("304 Not Modified", "", "", .redirected(status: 304, location: nil)),
        ("200 OK", "<!DOCTYPE html><title>Next.js</title>", html, unexpected(.html)),
        ("200 OK", " \n<html>", json, unexpected(.html)),
        ("200 OK", "", json, unexpected(.empty)),
        ("200 OK", "[1]", json, unexpected(.notAnObject)),
        ("200 OK", "{\"a\":", json, unexpected(.notJSON(JSONFault(kind: .unexpectedEnd, offset: 5)))),
        ("200 OK", "{}", json + "Content-Encoding: gzip\r\n", unexpected(.encoded("gzip"))),
        ("200 OK", "{}", json + "Content-Encoding: identity\r\n", .accepted([:])),
        ("206 Partial Content", "{}", json, .unexpected(UnexpectedAnswer(status: 206, kind: .status))),
    ]

    static func unexpected(_ kind: UnexpectedAnswer.Kind) -> APIOutcome<JSONObject> {
        .unexpected(UnexpectedAnswer(status: 200, kind: kind))
    }

    @Test("every answer has its outcome", arguments: answers)
    func outcome(status: String, body: String, fields: String, expected: APIOutcome<JSONObject>) throws {
        let server = try WireServer(answer: AuthAPITests.answer(status, body, fields))
        #expect(AuthAPITests.api(server).me(token: nil, until: AuthAPITests.deadline).outcome == expected)
    }

    @Test(
        "a 200 without a usable token is no login",
        arguments: ["{}", #"{"access":null}"#, #"{"access":""}"#, #"{"access":7}"#])
    func withoutToken(body: String) throws {
        let server = try WireServer(answer: AuthAPITests.answer("200 OK", body))
        let expected = LoginOutcome.unexpected(UnexpectedAnswer(status: 200, kind: .missing(member: "access")))
        #expect(AuthAPITests.login(server).outcome == expected)
    }

    @Test("half an answer is no answer, half a refusal is one")
    func early() throws {
        let half = try WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"access\":\"a\"}")
        let expected = LoginOutcome.unexpected(UnexpectedAnswer(status: 200, kind: .endedEarly))
        #expect(AuthAPITests.login(half).outcome == expected)
        let refused = try WireServer(answer: "HTTP/1.1 401 No\r\nContent-Length: 99\r\n\r\n{\"detail\":\"x\"}")
        #expect(AuthAPITests.login(refused).outcome == .refused(APIRefusal(status: 401)))
    }
}
