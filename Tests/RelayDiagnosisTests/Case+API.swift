import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of http, me and login.
extension Case {
    static let api: [Case] = [
        Case("http 400, and the socket is open", answered(400), [.httpHostRefused], .degraded, 0),
        Case(
            "http 400, and no handshake was wanted",
            healthy.until(.http) { $0.http = .ran(.answered(Samples.answer(400)), Samples.span(2, 7)) },
            [.httpHostRefused], .broken, 53, .http),
        Case("http 500, and the socket is open", answered(500), [.httpFailed], .degraded, 0),
        Case(
            "http 500, and no handshake was wanted",
            healthy.until(.http) { $0.http = .ran(.answered(Samples.answer(502)), Samples.span(2, 7)) }, [.httpFailed],
            .broken, 53, .http),
        Case(
            "http is silent, and no handshake was wanted",
            healthy.until(.http) { $0.http = .ran(.failed(.timedOut), Samples.span(2, 7)) }, [.httpFailed], .broken, 24,
            .http),
        Case(
            "http 500 behind a refused handshake is evidence alone",
            answered(500).denied { $0.apiSays("Token is expired") }, [.upgradeTokenExpired], .broken, 21, .upgrade),
        Case(
            "me 401, and the socket is open", healthy.with { $0.apiSays("Token is blacklisted") }, [.meRefused],
            .degraded, 0),
        Case(
            "me 500, and the socket is open",
            healthy.with { $0.me = .ran(.answered(Samples.answer(500)), Samples.span(7, 12)) }, [.httpFailed],
            .degraded, 0),
        Case(
            "login refused", loggedIn(.refused(detail: "No active account found with the given credentials"), 401),
            [.loginRefused], .broken, 45, .login),
        Case("login throttled", loggedIn(.throttled(retryAfter: "57"), 429), [.loginThrottled], .broken, 27, .login),
        Case(
            "login wants a CSRF cookie", loggedIn(.csrf(detail: "CSRF Failed: CSRF token missing."), 403), [.loginCSRF],
            .broken, 53, .login),
        Case("login not found", loggedIn(.notFound, 404), [.loginFailed], .broken, 53, .login),
        Case("login fails", loggedIn(.serverError, 500), [.loginFailed], .broken, 53, .login),
        Case(
            "login redirects", loggedIn(.redirected(location: "/api/auth/login/"), 301), [.loginFailed], .broken, 26,
            .login),
        Case(
            "login gives no token", loggedIn(.unexpected("no \"access\" in the answer"), 200), [.loginFailed], .broken,
            53, .login),
        Case("login is silent", loggedIn(.failed(.timedOut), nil), [.loginFailed], .broken, 24, .login),
        Case(
            "login accepted",
            healthy.with {
                $0.required.insert(.login)
                $0.login = .ran(LoginFacts(outcome: .accepted, status: 200, username: "testuser"), Samples.span(7, 7))
            }, [], .healthy, 0),
    ]

    private static func answered(_ status: Int) -> Bundle {
        healthy.with { $0.http = .ran(.answered(Samples.answer(status)), Samples.span(2, 7)) }
    }

    private static func loggedIn(_ outcome: LoginFacts.Outcome, _ status: Int?) -> Bundle {
        healthy.with {
            $0.required.insert(.login)
            $0.login = .ran(LoginFacts(outcome: outcome, status: status, username: "testuser"), Samples.span(7, 8))
            $0.stop(after: .login)
        }
    }
}
