import RelayBytes
import RelayEvidence
import RelayHost
import RelayJWT

// http, login and me: what the HTTP API says, over libcurl.
extension Collector {
    /// GET me without a token: does the API answer, and as whom.
    mutating func askWithoutToken() {
        guard !isLeftOut(.http), !isDone else { return }
        purpose = StageName.http.rawValue
        let facts = timed { (collector: inout Collector) -> HTTPOutcome in
            collector.outcome(
                of: collector.api.me(token: nil, until: collector.limit(collector.plan.requestTimeout)).exchange)
        }
        bundle.http = facts
        if case .failed(.timedOut)? = facts.facts { wasSilent = true }
    }

    /// POST the credentials, when there is no token to begin with.
    mutating func logIn() {
        guard !isLeftOut(.login), !isDone else { return }
        guard let credentials = plan.credentials else {
            bundle.login = .notRun(.missing("no credentials"))
            return
        }
        guard token == nil else {
            bundle.login = .notRun(.missing("a token was given"))
            return
        }
        purpose = StageName.login.rawValue
        let began = MonotonicClock.now()
        let answer = api.login(
            user: credentials.username, password: credentials.password, until: limit(plan.requestTimeout))
        if case .accepted(let pair) = answer.outcome {
            token = GivenToken(token: pair.access, source: "login")
            redaction.add(pair.access, mask: TokenMask.text(pair.access, now: WallClock.now()))
            if let refresh = pair.refresh { redaction.add(refresh, mask: "<refresh token>") }
        }
        if case .failed(.interrupted) = answer.outcome { interrupted() }
        let facts = LoginFacts(
            outcome: LoginFacts.Outcome(answer.outcome, redaction), status: answer.exchange?.response?.status,
            username: credentials.username)
        bundle.login = .ran(facts, StageSpan(began: began, ended: MonotonicClock.now()))
    }

    /// GET me with the token: does the API accept it.
    mutating func askWithToken() {
        guard !isLeftOut(.me), !isDone else { return }
        guard let token else {
            bundle.me = .notRun(bundle.login.facts == nil ? .missing("no token given") : .needs(.login))
            return
        }
        purpose = StageName.me.rawValue
        bundle.me = timed { (collector: inout Collector) -> HTTPOutcome in
            let limit = collector.limit(collector.plan.requestTimeout)
            var answer = collector.api.me(token: token.token, until: limit)
            var outcome = collector.outcome(of: answer.exchange)
            if let scheme = collector.challenged(outcome) {
                var api = collector.api
                api.endpoints.scheme = scheme
                answer = api.me(token: token.token, until: limit)
                outcome = collector.outcome(of: answer.exchange)
            }
            guard case .accepted(let user) = answer.outcome else { return outcome }
            return outcome.withBody(collector.redaction.apply(JSONWriter.write(.object(user))))
        }
    }

    /// The scheme that the API asks a stranger for, where it answers the token as it does a stranger: it reads another
    /// word before the token (simplejwt's AUTH_HEADER_TYPES). None that other credentials go with.
    private func challenged(_ outcome: HTTPOutcome) -> String? {
        guard case .answered(let answer) = outcome, case .answered(let stranger)? = bundle.http.facts,
            answer.status == 401, stranger.status == 401, answer.body == stranger.body,
            let challenge = stranger.field("WWW-Authenticate")
        else { return nil }
        let scheme = String(challenge.prefix { $0 != " " && $0 != "," })
        let others = ["", "bearer", "basic", "digest", "negotiate", "ntlm", "token"]
        return others.contains(scheme.asciiLowercased) || scheme == api.endpoints.scheme ? nil : scheme
    }

    private mutating func outcome(of exchange: HTTPExchange?) -> HTTPOutcome {
        guard let exchange else { return .failed(.interrupted) }
        if case .failed(.interrupted) = exchange.outcome { interrupted() }
        return HTTPOutcome(exchange, redaction)
    }

    /// A client whose exchanges are traced where there is a trace.
    func client(by way: ConnectionPlan) -> HTTPClient {
        var client = HTTPClient(route: way.httpRoute(addresses: connector.addresses), interrupts: interrupts)
        if let tracing {
            client.watch = { exchange, request, head, answer in
                tracing().tell(exchange, of: request, head: head, answer: answer)
            }
        }
        return client
    }

    var api: AuthAPI {
        var endpoints = APIEndpoints(origin: plan.address.apiOrigin)
        endpoints.loginPath = plan.loginPath
        endpoints.mePath = plan.mePath
        endpoints.tokenField = plan.tokenField
        if case .header(let scheme) = plan.handshake.delivery { endpoints.scheme = scheme }
        return AuthAPI(
            client: client(by: plan.connection),
            endpoints: endpoints,
            fields: [HTTPRequestField("User-Agent", plan.handshake.userAgent)],
            redirects: plan.connection.redirectLimit)
    }
}
