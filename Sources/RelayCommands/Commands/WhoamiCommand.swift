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
    @OptionGroup(title: "Identity") var sender: SenderOptions
    @OptionGroup(title: "Network") var network: NetworkOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    var answerOptions: (any OutputWords)? { output }

    func run(in environment: Environment) throws(CommandFailure) -> ExitStatus {
        ProcessHardening.disableCoreDumps()
        let limit = network.limit
        let session = try APISession(
            target: target,
            flags: [.username: username, .authMode: token.authMode, .authScheme: token.authScheme], sender: sender,
            token: token, network: network, until: limit, environment: environment)
        let choice = TokenChoice(options: token, environment: environment, deadline: limit)
        let used = try credentials(choice, session, environment)
        let result = session.api.me(token: used.token?.token, until: session.deadline)
        var redaction = session.redaction
        if let token = used.token?.token { redaction.add(token, mask: used.mask) }
        guard case .accepted(let user) = result.outcome else {
            throw failure(result, used, session, redaction, environment)
        }
        let shown = redaction.apply(user)
        try Answer(options: output, environment: environment).deliver(
            text: { _ in
                shown.members.map { "\(Printable.escape($0.name)) \(Self.text($0.value))\n" }.joined()
                    + (used.token == nil ? "no token, \(used.source)\n" : "token \(used.mask) from \(used.source)\n")
                    + session.proxyLine
            },
            json: {
                [
                    "schema": "relayctl.whoami/1", "origin": .string(session.origin), "user": .object(shown),
                    "token": used.token == nil ? .null : .string(used.mask),
                    "token_source": .string(used.source), "via_proxy": JSONValue(session.proxy?.url),
                ]
            })
        return .healthy
    }

    /// What the request is made with: a token, or an Authorization of the operator's own.
    private struct Used {
        var token: GivenToken?
        var source: String
        var mask: String { token.map { TokenMask.text($0.token, now: WallClock.now()) } ?? "" }
    }

    /// A request has one Authorization: a token that an option or the request gives leaves no room for another, and
    /// another leaves a variable and the saved login alone.
    private func credentials(
        _ choice: TokenChoice, _ session: APISession, _ environment: Environment
    ) throws(CommandFailure) -> Used {
        let given = try choice.given(else: session.sender?.carried?.token)
        if let other = session.sender?.authorizationSource {
            guard given == nil || (!choice.isExplicit && session.sender?.carried == nil) else {
                throw .usage("the token and \(other) both need the Authorization header: leave one of them out")
            }
            return Used(token: nil, source: other)
        }
        if let given { return Used(token: given, source: given.source) }
        guard choice.mayUseSaved else {
            throw .usage("whoami asks whom a token stands for: leave out --no-token")
        }
        let user = session.settings[.username]?.value
        guard let saved = try SavedToken.fresh(for: session, username: user, environment: environment) else {
            throw .usage("no token: log in with 'relayctl login \(session.name)', or give --token-file")
        }
        return Used(token: saved, source: saved.source)
    }

    private static func text(_ value: JSONValue) -> String {
        value.string.map { Printable.escape($0) } ?? Printable.escape(JSONWriter.write(value))
    }

    private func failure(
        _ result: APIAnswer<JSONObject>, _ used: Used, _ session: APISession, _ redaction: Redaction,
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
            let isPast = used.token.flatMap { TokenClaims.expiry(of: $0.token) }.map { $0 <= WallClock.now() } ?? false
            let said = SimpleJWTAnswer(facts)?.text ?? Printable.escape(facts.reason)
            let status: ExitStatus =
                switch facts.status {
                case 401: isPast || said == "Token is expired" ? .tokenExpired : .tokenInvalid
                case 300...399: .redirect
                case 429: .throttled
                default: .apiError
                }
            let advice =
                switch facts.status {
                case 401 where used.token == nil: "; check \(used.source)"
                case 401: "; log in again: 'relayctl login \(session.name)'"
                default: ""
                }
            return CommandFailure(status, "\(session.origin): \(facts.status) \(said)\(advice)")
        }
    }
}
