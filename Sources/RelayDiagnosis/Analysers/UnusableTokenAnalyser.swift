import RelayBytes
import RelayEvidence

/// token.literal-null and token.malformed: what was given is no token, so nothing could be sent.
enum UnusableTokenAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.token.facts, bundle.upgrade.facts == nil else { return [] }
        switch facts.reading {
        case .decoded: return []
        case .literalNull(let what):
            return [
                Finding(
                    .tokenLiteralNull, at: .token, "the token is \(what): the login before it gave none",
                    because: ["it came from \(facts.source)"],
                    remedies: [Finding.Remedy("log in again", command: bundle.loginCommand)])
            ]
        case .malformed(let why):
            return [
                Finding(
                    .tokenMalformed, at: .token, "the token is no JWT: \(Printable.escape(why))",
                    because: ["it came from \(facts.source)"],
                    remedies: [Finding.Remedy("log in again", command: bundle.loginCommand)])
            ]
        }
    }
}
