import RelayBytes
import RelayEvidence

/// The claims that decide; two tokens always differ in jti, signature and the time of their making.
enum TokenFacets {
    static let all = [
        Facet("source") { Facet.shown($0.token.facts?.source) },
        Facet("state") { $0.token.facts.map(state) },
        claim("alg") { $0.algorithm }, claim("token_type") { $0.tokenType }, claim("user") { $0.userID },
        claim("jti") { $0.hasID ? "there" : nil }, claim("lifetime", lifetime),
    ]

    private static func claim(_ name: String, _ value: @escaping @Sendable (DecodedToken) -> String?) -> Facet {
        Facet(name) { bundle in bundle.token.facts?.decoded.flatMap { Facet.shown(value($0)) } }
    }

    private static func state(_ facts: TokenFacts) -> String {
        switch facts.reading {
        case .literalNull(let what): return "it is \(Printable.escape(what))"
        case .malformed: return "no JWT"
        case .decoded:
            switch TokenStage.exit(facts) {
            case .tokenExpired: return "expired"
            case .tokenNotYetValid: return "not valid yet"
            default: return "in its time"
            }
        }
    }

    /// To the minute: simplejwt rounds exp and iat each on its own.
    private static func lifetime(_ token: DecodedToken) -> String? {
        guard let expires = token.expires, let issued = token.issuedAt else { return nil }
        let span = TimeSpan(from: UnixTime(seconds: issued), to: UnixTime(seconds: expires))
        guard span.seconds > 0, span.seconds < .max - 30 else { return "none" }
        return TimeSpan(seconds: max(60, (span.seconds + 30) / 60 * 60)).words(fine: true)
    }
}
