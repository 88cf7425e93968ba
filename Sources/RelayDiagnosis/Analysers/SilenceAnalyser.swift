import RelayBytes
import RelayEvidence

/// upgrade.server-silent and upgrade.connect-slow: no HTTP answer came (FACTS: rows 16, 20, 34, 35).
enum SilenceAnalyser: Analyser {
    /// Daphne drops a handshake that the application has not answered after 5 s, in practice from 4.1 s on.
    static let daphneDrops = Duration.milliseconds(3500)...Duration.milliseconds(6500)

    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.upgrade.facts else { return [] }
        switch facts.outcome {
        case .silent: return [silent(facts, bundle)]
        case .reset where daphneDrops.contains(facts.elapsed): return [dropped(facts, bundle)]
        case .notHTTP(let bytes) where isHTTP2(bytes): return [http2]
        case .closed(received: 0) where !HeadTooLargeAnalyser.findings(bundle).isEmpty: return []
        case .reset, .closed, .notHTTP:
            return [
                Finding(
                    .upgradeServerSilent, .error, .likely, at: .upgrade, "the server gave no HTTP answer",
                    because: ["after \(facts.elapsed.short)"], remedies: [Finding.Remedy("what listens on that port?")])
            ]
        default: return []
        }
    }

    /// Nothing came before our own deadline. Where plain HTTP answers, the application waits for something.
    /// A SETTINGS frame, with which an HTTP/2 server begins (RFC 9113 section 6.5).
    private static func isHTTP2(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 9 && bytes[0] == 0 && bytes[1] == 0 && bytes[3] == 4 && bytes[5...8].allSatisfy { $0 == 0 }
    }

    private static var http2: Finding {
        Finding(
            .upgradeHTTP2, at: .upgrade, "the server speaks HTTP/2 alone on this port",
            because: ["it begins with a SETTINGS frame"],
            remedies: [Finding.Remedy("let the server offer http/1.1 by ALPN; Upgrade is no part of HTTP/2")])
    }

    private static func silent(_ facts: HandshakeFacts, _ bundle: Bundle) -> Finding {
        let answers = answersHTTP(bundle)
        var because = ["no answer within \(facts.elapsed.short)"]
        if answers {
            because.append("plain HTTP on the same address answers")
            if let redis = bundle.redis.facts, let trouble = RedisTrouble(redis) { return waits(trouble, because) }
        } else if case .failed(.timedOut)? = bundle.http.facts {
            because.append("plain HTTP on the same address gets no answer either")
        }
        let isRedisUnknown = answers && bundle.redis.facts == nil
        if answers, !isRedisUnknown { because.append("redis answers") }
        let redis =
            isRedisUnknown ? ["a server without a handshake timeout that waits for Redis (give --redis URL)"] : []
        return Finding(
            .upgradeServerSilent, at: .upgrade, "the server took the request and says nothing", because: because,
            untested: answers
                ? redis + ["a slow connect()"]
                : ["a stopped or hung process", "a proxy or firewall that swallows the answer"],
            remedies: [Finding.Remedy("is the process stuck?", command: "systemctl status relaydesk-daphne")])
    }

    private static func waits(_ trouble: RedisTrouble, _ because: [String]) -> Finding {
        Finding(
            .upgradeRedisHung, .error, .likely, at: .upgrade, "the application waits for Redis",
            because: because + ["redis: \(trouble.evidence)"],
            remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
    }

    private static func dropped(_ facts: HandshakeFacts, _ bundle: Bundle) -> Finding {
        var because = ["reset after \(facts.elapsed.short): Daphne's handshake timeout is 5 s"]
        let control = bundle.outcome(of: .noToken)
        if let control, control.kind == .refused {
            because.append(
                "without a token it is refused after \(control.after.short): the wait is behind the authentication")
        }
        if let redis = bundle.redis.facts, let trouble = RedisTrouble(redis) {
            var finding = waits(trouble, because)
            if control?.kind == .refused { finding.confidence = .certain }
            return finding
        }
        if let flip = bundle.flip, flip.experiment == .tokenByQuery {
            return Finding(
                .upgradeSubprotocolNotOffered, at: .upgrade,
                "the application selects a subprotocol that was not offered",
                because: because + ["with \(flip.changed), and no subprotocol offered, the handshake is accepted"],
                remedies: [Finding.Remedy("in the consumer: accept one of scope[\"subprotocols\"]")])
        }
        let answers = bundle.redis.facts == nil ? [] : ["redis answers"]
        let redis = bundle.redis.facts == nil ? ["a hung Redis (give --redis URL)"] : []
        return Finding(
            .upgradeConnectSlow, .error, .likely, at: .upgrade, "the application did not answer the handshake in time",
            because: because + answers,
            untested: redis
                + (bundle.outcome(of: .tokenByQuery) == nil ? ["a selected subprotocol that was not offered"] : []),
            remedies: [Finding.Remedy("look at what the consumer does in connect()")])
    }

    /// Whether plain HTTP on the same address got an answer.
    static func answersHTTP(_ bundle: Bundle) -> Bool {
        if case .answered? = bundle.http.facts { true } else { false }
    }
}
