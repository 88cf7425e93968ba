import ArgumentParser
import RelayBytes
import RelayHost
import RelayJWT

/// What is put into a token: by default the claims of simplejwt, in its order.
struct MintOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("access (default), refresh, sliding, or any for none.", valueName: "type"),
        completion: .list(["access", "refresh", "sliding", "any"]))
    var tokenType: String?

    @Option(help: ArgumentHelp("The user, as text, as simplejwt 5.5 writes it.", valueName: "id"))
    var userID: String?

    @Option(help: ArgumentHelp("From iat to exp (default: 5m, of a refresh token 1d).", valueName: "time"))
    var lifetime: DurationWord?

    @Option(help: ArgumentHelp("Issued at this time: seconds since 1970, or RFC 3339.", valueName: "time"))
    var now: String?

    @Option(help: ArgumentHelp("Issuer.", valueName: "text"))
    var iss: String?

    @Option(help: ArgumentHelp("Audience (repeatable).", valueName: "text"))
    var aud: [String] = []

    @Option(help: ArgumentHelp("Subject.", valueName: "text"))
    var sub: String?

    @Option(help: ArgumentHelp("Token identifier (default: a random one).", valueName: "text"))
    var jti: String?

    @Option(help: ArgumentHelp("Another claim, as JSON or else as text (repeatable).", valueName: "name=value"))
    var claim: [String] = []

    @Option(help: ArgumentHelp("Claim to leave out (repeatable).", valueName: "name"))
    var without: [String] = []

    @Option(help: ArgumentHelp("JSON object with all claims; none is added.", valueName: "file"))
    var claimsFile: String?

    @Option(help: ArgumentHelp("Algorithm (default: HS256, or the first of the key).", valueName: "name"))
    var alg: String?

    @Option(help: ArgumentHelp("Name of the key for the header.", valueName: "id"))
    var kid: String?

    @Option(help: ArgumentHelp("Media type of the header (default: JWT; empty for none).", valueName: "type"))
    var typ: String?

    /// `typ` of the header; nil for none.
    var headerType: String? { typ == "" ? nil : typ ?? "JWT" }

    func moment() throws(CommandFailure) -> UnixTime { try now.map(PolicyOptions.moment) ?? JudgementTime.present() }

    /// The algorithm of `--alg`, or the key's own.
    func algorithm(for key: KeyFacts) throws(CommandFailure) -> Algorithm {
        guard let alg else {
            // RFC 9864: what names the curve is preferred by its readers, and what PyJWT knows is EdDSA.
            guard let first = key.algorithms.first else { throw .usage("the key signs no JWT") }
            return first
        }
        guard let algorithm = Algorithm(name: alg) else {
            throw .usage("--alg \(alg.quoted) is no signature algorithm")
        }
        guard key.algorithms.contains(algorithm) else {
            let names = key.algorithms.map(\.rawValue).joined(separator: ", ")
            throw .usage("--alg \(algorithm.rawValue) is not for this key: it signs \(names)")
        }
        return algorithm
    }

    /// The claims, those of options last.
    func claims(now: UnixTime, _ environment: Environment) throws(CommandFailure) -> ClaimsSet {
        var claims = try claimsFile.map { path throws(CommandFailure) in
            try ClaimsFile.read(path, environment)
        }
        if claims == nil { claims = try defaults(now) }
        var members = claims?.members ?? JSONObject()
        for (name, value) in [("iss", iss), ("sub", sub), ("jti", jti)] {
            if let value { members[name] = .string(value) }
        }
        if let first = aud.first { members["aud"] = aud.count == 1 ? .string(first) : JSONValue(aud) }
        for word in claim {
            guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
                throw .usage("--claim \(word.quoted) is not NAME=VALUE")
            }
            let text = String(word[word.index(after: equals)...])
            members[String(word[..<equals])] = (try? JSONReader.read(Array(text.utf8))) ?? .string(text)
        }
        for name in without { members[name] = nil }
        return ClaimsSet(members)
    }

    private func defaults(_ now: UnixTime) throws(CommandFailure) -> ClaimsSet {
        guard let type = SimpleJWTDialect.TokenType(rawValue: tokenType ?? "access") else {
            throw .usage("--token-type is access, refresh, sliding or any, not \((tokenType ?? "").quoted)")
        }
        var random = RandomPool()
        let usual = type == .refresh ? SimpleJWT.refreshLifetime : SimpleJWT.accessLifetime
        return SimpleJWT.mint(
            type: type, userID: userID, lifetime: lifetime?.duration ?? usual, now: now,
            jti: SimpleJWT.identifier(using: &random))
    }
}
