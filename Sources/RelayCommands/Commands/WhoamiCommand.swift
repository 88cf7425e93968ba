import ArgumentParser
import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayJWT

/// `relayctl whoami`: what the API says of the token.
struct WhoamiCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Ask the API whom the token stands for.")

    @OptionGroup var target: TargetOptions

    @Option(name: [.customShort("u"), .long], help: ArgumentHelp("The saved login of this user.", valueName: "name"))
    var username: String?

    @OptionGroup(title: "Token") var token: TokenOptions
    @OptionGroup(title: "Network") var network: NetworkOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let limit = network.limit
        let choice = TokenChoice(options: token, environment: environment, deadline: limit)
        let given = try choice.given()
        let session = try APISession(
            target: target,
            flags: [.username: username, .authMode: token.authMode, .authScheme: token.authScheme], network: network,
            until: limit, environment: environment)
        let user = session.settings[.username]?.value
        var used = given
        if used == nil, choice.mayUseSaved {
            used = try SavedToken.fresh(for: session, username: user, environment: environment)
        }
        guard let used else {
            if !choice.mayUseSaved { throw .usage("whoami asks whom a token stands for: leave out --no-token") }
            throw .usage(
                "no token: log in with 'relayctl login \(session.name)', or give --token-file")
        }
        let result = session.api.me(token: used.token, until: session.deadline)
        var redaction = Redaction(now: WallClock.now())
        redaction.add(used.token, mask: TokenMask.text(used.token, now: WallClock.now()))
        guard case .accepted(let user) = result.outcome else {
            throw failure(result, used, session, redaction, environment)
        }
        try Answer(options: output, environment: environment).deliver(
            text: { _ in
                user.members.map { "\(Printable.escape($0.name)) \(Self.text($0.value))\n" }.joined()
                    + "token \(TokenMask.text(used.token, now: WallClock.now())) from \(used.source)\n"
                    + session.proxyLine
            },
            json: {
                [
                    "schema": "relayctl.whoami/1", "origin": .string(session.origin), "user": .object(user),
                    "token": .string(TokenMask.text(used.token, now: WallClock.now())),
                    "token_source": .string(used.source), "via_proxy": JSONValue(session.proxy?.url),
                ]
            })
        return .healthy
    }

    private static func text(_ value: JSONValue) -> String {
        value.string.map { Printable.escape($0) } ?? Printable.escape(JSONWriter.write(value))
    }

    private func failure(
        _ result: APIAnswer<JSONObject>, _ used: GivenToken, _ session: APISession, _ redaction: Redaction,
        _ environment: Environment
    ) -> CommandFailure {
        let outcome = result.exchange.map { HTTPOutcome($0, redaction) } ?? .failed(.interrupted)
        switch outcome {
        case .failed(.interrupted):
            return environment.interruption()
        case .failed(.timedOut):
            return session.outOfTime(session.origin)
                ?? CommandFailure(HTTPStage.exit(.timedOut), "\(session.origin): \(HTTPStage.words(.timedOut))")
        case .failed(let failure):
            return CommandFailure(
                HTTPStage.exit(failure),
                "\(session.origin): \(HTTPStage.words(failure)); see 'relayctl probe \(session.name)'")
        case .answered(let facts):
            let isPast = TokenClaims.expiry(of: used.token).map { $0 <= WallClock.now() } ?? false
            let said = SimpleJWTAnswer(facts)?.text ?? Printable.escape(facts.reason)
            let status: ExitStatus =
                switch facts.status {
                case 401: isPast || said == "Token is expired" ? .tokenExpired : .tokenInvalid
                case 300...399: .redirect
                case 429: .throttled
                default: .apiError
                }
            let advice =
                facts.status == 401 ? "; log in again: 'relayctl login \(session.name)'" : ""
            return CommandFailure(status, "\(session.origin): \(facts.status) \(said)\(advice)")
        }
    }
}
