import RelayBytes
import RelayEvidence

/// A 101 that is not a valid opening handshake (RFC 6455 section 4.1), and one that came late.
enum InvalidHandshakeAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.upgrade.facts else { return [] }
        switch facts.outcome {
        case .open where facts.isTokenEchoed: return [echoed]
        case .open where facts.elapsed > UpgradeStage.slowAfter: return [slow(facts)]
        case .invalid(let answer, let faults):
            return [invalid(faults, answer.status == 101 ? "101" : "answer", bundle)]
        default: return []
        }
    }

    private static var echoed: Finding {
        Finding(
            .upgradeTokenEchoed, at: .upgrade, "the server selects the token as the subprotocol",
            because: [
                "Sec-WebSocket-Protocol of the answer is the token: every proxy and log on the way sees it twice"
            ],
            remedies: [selectBearer])
    }

    private static let selectBearer = Finding.Remedy(
        "in the consumer: await self.accept(subprotocol=\"Bearer\")",
        command: "grep -rn 'accept(' --include=consumers.py .")

    private static func slow(_ facts: HandshakeFacts) -> Finding {
        Finding(
            .upgradeConnectSlow, .warning, at: .upgrade, "the handshake took \(facts.elapsed.short)",
            because: ["Daphne drops a handshake after 5 s (--websocket_connect_timeout)"],
            remedies: [
                Finding.Remedy.log("look at what the consumer does in connect()")
            ])
    }

    /// A token that is at fault is often accepted so that a close code can follow, and nothing is selected then.
    private static func refusedToken(_ because: [String], _ bundle: Bundle) -> Finding? {
        guard bundle.upgrade.facts?.tokenMode != "none", var found = RefusedTokenAnalyser.cause(bundle) else {
            return nil
        }
        found.because = because + found.because
        switch bundle.outcome(of: .freshLogin)?.kind {
        case .open:
            found.because.append("with the token of a fresh login a subprotocol is selected")
            found.prove()
        case nil:
            found.confidence = .likely
            found.untested.append("a consumer that selects no subprotocol for anybody")
        default: return nil
        }
        return found
    }

    /// `answer`: what it was, as far as it could be read.
    private static func invalid(_ faults: [HandshakeFault], _ answer: String, _ bundle: Bundle) -> Finding {
        let because = faults.map { "the \(answer) breaks a rule: \($0.text)" }
        let kinds = Set(faults.map(\.kind))
        if kinds.contains(.subprotocolNotSelected) {
            if let token = refusedToken(because, bundle) { return token }
            return Finding(
                .upgradeSubprotocolNotSelected, at: .upgrade, "the server accepted without selecting a subprotocol",
                because: because + ["Chromium closes such a connection with 1006"],
                remedies: [selectBearer])
        }
        if kinds.contains(.subprotocolNotOffered) {
            return Finding(
                .upgradeSubprotocolNotOffered, at: .upgrade, "the server selected a subprotocol that was not offered",
                because: because,
                remedies: [Finding.Remedy.acceptOffered])
        }
        return Finding(
            .upgradeHandshakeInvalid, at: .upgrade, "the \(answer) is not a valid opening handshake", because: because,
            remedies: [
                Finding.Remedy(
                    "is something between us and the server rewriting the answer? Ask it past the proxy",
                    command: bundle.pastProxyCommand)
            ])
    }
}
