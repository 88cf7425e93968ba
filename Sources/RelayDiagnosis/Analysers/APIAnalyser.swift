import RelayBytes
import RelayEvidence

/// http.failed and me.refused: the HTTP API fails or refuses the token, and no failed handshake tells more.
enum APIAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard bundle.evidenceSpeaks, PlainRequestAnalyser.findings(bundle).isEmpty else { return [] }
        let http = HTTPStage.judge(bundle)
        if http.status == .fail || http.status == .warn {
            // HostAnalyser has the word on 400.
            if case .answered(let facts)? = bundle.http.facts, HostAnalyser.isRefusal(facts) { return [] }
            // What a login says of the way to it says it of this request as well.
            if let login = bundle.login.facts, LoginWay.finding(login, at: .login, [], bundle) != nil { return [] }
            if case .answered(let facts)? = bundle.http.facts, 300...399 ~= facts.status { return [redirected(facts)] }
            return [failed(http, "GET without a token")]
        }
        let me = MeStage.judge(bundle)
        guard me.status == .fail || me.status == .warn else { return [] }
        // A token that no header carries says so itself.
        if case .failed(.unsendable)? = bundle.me.facts { return [] }
        guard case .answered(let facts)? = bundle.me.facts, [401, 403].contains(facts.status) else {
            return [failed(me, "GET with the token")]
        }
        // A token that shows its own fault needs no other word.
        if let token = bundle.token.facts, TokenStage.exit(token) != nil { return [] }
        if APIVerdict(bundle) == .silent { return [unread(me)] }
        return [
            Finding(
                .meRefused, at: .me, "the API does not accept the token",
                because: ["GET with the token: \(me.summary)"],
                remedies: [Finding.Remedy("get a new token", command: bundle.loginCommand)])
        ]
    }

    /// The answer is a stranger's too: the token was not looked at.
    private static func unread(_ me: StageReport) -> Finding {
        Finding(
            .meRefused, .error, .possible, at: .me, "the API answers with the token as it does without",
            because: ["GET with the token: \(me.summary)"],
            untested: [
                "an API that reads another header (auth_scheme of the profile)", "another path than me_path",
                "a token that the API does not accept",
            ],
            remedies: [Finding.Remedy("see what the profile says", command: "relayctl config show")])
    }

    /// Requests with credentials do not follow (PRODUCT: network).
    private static func redirected(_ facts: HTTPFacts) -> Finding {
        let location = facts.field("Location")
        let place = location.map { " to \(Printable.excerpt($0.utf8, limit: 80))" } ?? ""
        return Finding(
            .httpFailed, at: .http, "the HTTP API redirects\(place)",
            because: ["GET without a token: \(HTTPStage.answer(facts))"],
            remedies: [
                Finding.Remedy(
                    "use the address it names",
                    command: location.flatMap { LoginWay.origin(of: $0) }.map {
                        "relayctl probe \(ShellWord.quote($0))"
                    })
            ])
    }

    private static func failed(_ stage: StageReport, _ request: String) -> Finding {
        Finding(
            .httpFailed, at: stage.name, "the HTTP API does not work", because: ["\(request): \(stage.summary)"],
            remedies: [Finding.Remedy.log("read the server's log")])
    }
}
