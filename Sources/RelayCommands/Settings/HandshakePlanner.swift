import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayFrames
import RelayHost

/// From the words of identity, negotiation and token to what the opening handshake says.
package struct HandshakePlanner {
    let identity: IdentityOptions
    let token: TokenOptions
    let settings: Settings
    let environment: Environment
    /// When `--max-time` ends the wait for a slow pipe.
    var deadline: Instant?

    /// What the handshake says, where its Origin came from, and the token that it takes along, if one was given.
    package struct Plan {
        package var handshake: HandshakePlan
        package var originSource: String
        package var token: GivenToken?
        /// Whether a saved login may serve where no token was given.
        package var mayUseSaved: Bool
    }

    /// From these words, in these surroundings.
    package init(
        identity: IdentityOptions, token: TokenOptions, settings: Settings, environment: Environment,
        deadline: Instant? = nil
    ) {
        self.identity = identity
        self.token = token
        self.settings = settings
        self.environment = environment
        self.deadline = deadline
    }

    /// The plan for a target. Words that cannot be sent are usage errors (64).
    package func plan(_ target: ResolvedTarget) throws(CommandFailure) -> Plan {
        let sender = SenderPlanner(options: identity, environment: environment, deadline: deadline)
        var headers = try sender.headers()
        if let method = identity.request, method != "GET" {
            throw .usage("--request \(method.quoted): an opening handshake is a GET")
        }
        note(headers)
        let origin = try originChoice(headers, target)
        var handshake = sender.plan(headers)
        handshake.origin = origin.origin
        handshake.policy = try policy()
        handshake.compression = try compression()
        let choice = TokenChoice(options: token, environment: environment, deadline: deadline)
        handshake.delivery = try choice.delivery(settings)
        let carried = TokenInRequest(
            headers, target.url, scheme: token.authScheme ?? settings.text(.authScheme), queryName: token.queryName)
        let given = try choice.given(else: carried?.token)
        if let carried {
            // An option says more than a header that was pasted: its token goes, or none.
            headers = carried.headers
            if !choice.isExplicit, token.authMode == nil { handshake.delivery = carried.delivery }
        }
        handshake.subprotocols = identity.subprotocol + headers.subprotocols
        handshake.authorization = try sender.basic() ?? headers.authorization
        for name in identity.subprotocol where !name.isHTTPToken {
            throw .usage("--subprotocol: \(HandshakeHeaders.problem(in: name))")
        }
        try SenderPlanner.check(handshake)
        return Plan(
            handshake: handshake, originSource: origin.source, token: given,
            mayUseSaved: carried == nil && choice.mayUseSaved && headers.subprotocols.isEmpty
                && handshake.authorization == nil)
    }

    private func note(_ headers: HandshakeHeaders) {
        let dropped = headers.dropped + identity.fromBrowser
        guard !dropped.isEmpty else { return }
        environment.console.say("left out, the opening handshake has its own: \(dropped.joined(separator: ", "))")
    }

    /// An option says more than a header that was pasted.
    private func originChoice(
        _ headers: HandshakeHeaders, _ target: ResolvedTarget
    ) throws(CommandFailure) -> (origin: String?, source: String) {
        if identity.origin == nil, let origin = headers.origin { return (origin, "--header") }
        let choice = try OriginChoice(settings[.origin], target: target.url)
        return (choice.origin, choice.source)
    }

    private func policy() throws(CommandFailure) -> SubprotocolPolicy {
        guard let word = identity.subprotocolPolicy else { return .browser }
        switch PolicyWord(rawValue: word) {
        case .browser: return .browser
        case .rfc: return .rfc
        case nil: throw .usage("--subprotocol-policy is browser or rfc, not \(word.quoted)")
        }
    }

    private func compression() throws(CommandFailure) -> CompressionChoice {
        guard let word = identity.compression else { return .auto }
        guard let choice = CompressionChoice(rawValue: word) else {
            throw .usage("--compression is auto, off or require, not \(word.quoted)")
        }
        return choice
    }
}
