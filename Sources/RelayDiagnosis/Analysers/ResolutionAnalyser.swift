import RelayBytes
import RelayEvidence

/// dns.failed: the name has no address.
enum ResolutionAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.resolution.facts, !bundle.isProxyUnreachable else { return [] }
        let remedy = Finding.Remedy(
            "ask the resolver of this machine", command: "getent ahosts \(ShellWord.quote(facts.host))")
        switch facts.outcome {
        case .addresses: return []
        case .failed(let code, let text):
            return [
                Finding(
                    .dnsFailed, at: .dns, "\(facts.host) does not resolve",
                    because: ["the resolver says: \(Printable.escape(text)) (\(code))"], remedies: [remedy])
            ]
        case .timedOut:
            return [
                Finding(
                    .dnsFailed, at: .dns, "the resolver does not answer for \(facts.host)",
                    because: ["no answer after \((facts.ended - facts.began).short)"], remedies: [remedy])
            ]
        }
    }
}
