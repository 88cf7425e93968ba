import RelayBytes
import RelayEvidence
import RelayFrames

// What an experiment changes of the handshake.
extension HandshakeAttempt {
    /// It has no host part.
    private static let invalidOrigin = "relayctl"
    /// Names that applications select whatever was offered.
    private static let usualSubprotocols = [
        "chat", "bearer", "jwt", "token", "access_token", "json", "auth", "websocket", "v1", "superchat",
    ]

    /// Changes the one thing that the experiment is about, and says in words what it was.
    mutating func change(for experiment: Experiment, of plan: ProbePlan) -> String {
        switch experiment {
        case .noToken:
            token = nil
            return "no token"
        case .garbageToken:
            let length = token?.token.count ?? 0
            let garbage = Array(repeating: UInt8(ascii: "x"), count: max(length, 8))
            token = GivenToken(token: Secret(garbage), source: "experiment")
            return "a token that is no JWT, as long as this one"
        case .freshLogin: return "the token of a fresh login"
        case .tokenByQuery:
            handshake.delivery = .query(name: "token")
            return "the token as ?token="
        case .tokenBySubprotocol:
            handshake.delivery = .subprotocol(scheme: Self.scheme(plan.handshake.delivery))
            return "the token as a subprotocol"
        case .queryAndSubprotocol:
            handshake.delivery = .query(name: "token")
            handshake.subprotocols.insert(Self.scheme(plan.handshake.delivery), at: 0)
            handshake.policy = .rfc
            return "the token as ?token=, and \(Self.scheme(plan.handshake.delivery)) offered"
        case .repeatedSubprotocol:
            let scheme = Self.scheme(plan.handshake.delivery)
            handshake.delivery = .query(name: "token")
            handshake.subprotocols = [scheme, scheme]
            handshake.mayRepeatSubprotocols = true
            handshake.policy = .rfc
            return "the token as ?token=, and \(scheme) offered twice"
        case .tokenByHeader:
            handshake.delivery = .header(scheme: Self.scheme(plan.handshake.delivery))
            return "the token in an Authorization header"
        case .moreSubprotocols:
            let known = plan.handshake.subprotocols + [Self.scheme(plan.handshake.delivery)]
            handshake.subprotocols += Self.usualSubprotocols.filter { !known.contains($0) }
            return "more subprotocols offered"
        case .targetOrigin:
            handshake.origin = plan.address.ownOrigin
            return "Origin \(plan.address.ownOrigin)"
        case .foreignOrigin:
            handshake.origin = "https://\(Collector.foreignHost)"
            return "Origin https://\(Collector.foreignHost)"
        case .noOrigin:
            handshake.origin = nil
            return "no Origin"
        case .invalidOrigin:
            handshake.origin = Self.invalidOrigin
            return "Origin \(Self.invalidOrigin)"
        case .otherSlash:
            let path = RequestTarget(plan.address.socketTarget).path
            way.address.socketTarget = plan.address.socketTarget.otherSlash
            return path.hasSuffix("/") ? "the path without its last slash" : "the path with a slash at its end"
        case .otherPath(let path):
            way.address.socketTarget = path
            return "the path \(path)"
        case .unknownPath:
            let path = Self.unknownPath(beside: plan.address.socketTarget)
            way.address.socketTarget = path
            return "the path \(path)"
        case .again: return "nothing changed"
        case .direct(let index):
            guard index < plan.backends.count else { return "no such backend" }
            way = plan.backends[index]
            handshake.host = handshake.host ?? plan.address.hostHeader
            return "direct to \(way.address.ownOrigin)"
        case .hostOfOrigin, .foreignHost, .plainHTTP, .overTLS: return ""
        }
    }

    /// The scheme that a token is offered with.
    private static func scheme(_ delivery: TokenDelivery) -> String {
        if case .subprotocol(let scheme) = delivery { scheme } else { "Bearer" }
    }

    /// A path that no application has, behind the same first part: a proxy has its location by that.
    private static func unknownPath(beside target: String) -> String {
        let parts = target.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        let first = parts.count > 1 ? "/\(parts[0])" : ""
        return "\(first)/relayctl/no/such/path/\(target[target.prefix { $0 != "?" }.endIndex...])"
    }
}
