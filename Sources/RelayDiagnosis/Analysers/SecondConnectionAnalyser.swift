import RelayBytes
import RelayEvidence

/// A handshake that could not be sent although the way to the server stood a moment before.
enum SecondConnectionAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.upgrade.facts else { return [] }
        switch facts.outcome {
        case .unreachable(let text):
            return [
                Finding(
                    .tcpRefused, .error, .likely, at: .upgrade, "the server took one connection and not the next",
                    because: ["the second says: \(Printable.escape(text))"],
                    remedies: [
                        Finding.Remedy("is the server restarting, or at a limit of connections?", command: "ss -ltnp")
                    ])
            ]
        // With TLS 1.3 the alert comes with the first read (RFC 8446 section 4.4.2.4).
        case .tls(let failure) where ClientCertificate.isMeant(by: failure):
            return [
                ClientCertificate.finding(at: .upgrade, ["the server says: \(TLSStage.words(failure))"], bundle)
            ]
        case .tls(let failure):
            return [
                Finding(
                    .tlsHandshake, .error, .likely, at: .upgrade, "the server gave one TLS session and not the next",
                    because: ["the second says: \(TLSStage.words(failure))"],
                    remedies: [
                        Finding.Remedy(
                            "are there several servers behind this address?",
                            command: "relayctl probe \(bundle.targetWord) --count 5")
                    ])
            ]
        default: return []
        }
    }
}
