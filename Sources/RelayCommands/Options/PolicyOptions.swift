import ArgumentParser
import RelayBytes
import RelayJWT

/// What is asked of a token beyond its signature.
struct PolicyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Algorithms to accept, with commas (default: those of the key).", valueName: "list"))
    var alg: String?

    @Option(help: ArgumentHelp("Judge as of this time: seconds since 1970, or RFC 3339.", valueName: "time"))
    var now: String?

    @Option(help: ArgumentHelp("Clock skew granted to exp, nbf and iat.", valueName: "time"))
    var leeway = DurationWord(.zero)

    @Option(help: ArgumentHelp("Issuer that is expected.", valueName: "text"))
    var iss: String?

    @Option(help: ArgumentHelp("Audience that is expected (repeatable: any of them).", valueName: "text"))
    var aud: [String] = []

    @Option(help: ArgumentHelp("Subject that is expected.", valueName: "text"))
    var sub: String?

    @Option(help: ArgumentHelp("Token identifier that is expected.", valueName: "text"))
    var jti: String?

    @Option(help: ArgumentHelp("Media type that the header must name.", valueName: "type"))
    var typ: String?

    @Option(help: ArgumentHelp("Claim that must be there (repeatable).", valueName: "name"))
    var require: [String] = []

    @Option(help: ArgumentHelp("Claim that must have this value (repeatable).", valueName: "name=value"))
    var claim: [String] = []

    @Option(help: ArgumentHelp("Refuse a token that was issued longer ago.", valueName: "time"))
    var maxAge: DurationWord?

    @Option(help: ArgumentHelp("Exit 1 when less time is left.", valueName: "time"))
    var minRemaining: DurationWord?

    @Option(help: ArgumentHelp("simplejwt: also check what simplejwt checks.", valueName: "name"))
    var dialect: String?

    @Option(
        help: ArgumentHelp("access (default), refresh, sliding or any.", valueName: "type"),
        completion: .list(["access", "refresh", "sliding", "any"]))
    var tokenType: String?

    @Flag(help: "Take a key that is too weak, with a warning.")
    var allowWeakKey = false

    /// The options resolved; words that mean nothing are 64.
    func policy() throws(CommandFailure) -> VerificationPolicy {
        var policy = VerificationPolicy()
        policy.leeway = leeway.duration
        policy.issuer = iss
        policy.audiences = aud
        policy.subject = sub
        policy.tokenIdentifier = jti
        policy.type = typ
        policy.requiredClaims = require
        for word in claim { policy.expectedClaims.append(try Self.claim(word)) }
        policy.maximumAge = maxAge?.duration
        policy.minimumRemaining = minRemaining?.duration
        policy.allowsWeakKeys = allowWeakKey
        policy.dialect = try chosenDialect()
        policy.algorithms = try algorithms()
        return policy
    }

    /// The time of `--now`.
    func moment() throws(CommandFailure) -> UnixTime? {
        try now.map { text throws(CommandFailure) in try Self.moment(text) }
    }

    static func moment(_ text: String) throws(CommandFailure) -> UnixTime {
        guard let time = TimeText.moment(text) else {
            throw .usage("--now \(text.quoted) is no time: seconds since 1970, or 2025-11-08T00:00:00Z")
        }
        return time
    }

    private func chosenDialect() throws(CommandFailure) -> SimpleJWTDialect? {
        if let dialect, dialect != "simplejwt" { throw .usage("--dialect is simplejwt, not \(dialect.quoted)") }
        guard let tokenType else { return dialect == nil ? nil : SimpleJWTDialect() }
        guard let type = SimpleJWTDialect.TokenType(rawValue: tokenType) else {
            throw .usage("--token-type is access, refresh, sliding or any, not \(tokenType.quoted)")
        }
        // Only that dialect has types.
        return SimpleJWTDialect(type)
    }

    /// `none` may be named and is never let in (RFC 8725 section 3.2).
    private func algorithms() throws(CommandFailure) -> [Algorithm]? {
        guard let alg else { return nil }
        var algorithms: [Algorithm] = []
        for name in alg.split(separator: ",").map(\.trimmedOWS) where !name.equalsIgnoringASCIICase("none") {
            guard let algorithm = Algorithm(name: name) else {
                throw .usage("--alg \(name.quoted) is no algorithm that is verified here")
            }
            algorithms.append(algorithm)
        }
        return algorithms
    }

    /// `name=value`.
    private static func claim(_ word: String) throws(CommandFailure) -> ExpectedClaim {
        guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
            throw .usage("--claim \(word.quoted) is not NAME=VALUE")
        }
        return ExpectedClaim(name: String(word[..<equals]), value: String(word[word.index(after: equals)...]))
    }
}
