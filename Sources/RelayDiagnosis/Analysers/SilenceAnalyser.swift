import RelayBytes
import RelayEvidence

/// upgrade.server-silent: no HTTP answer came, and nothing tells why (FACTS: row 34).
enum SilenceAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard let facts = bundle.upgrade.facts, !facts.isDropped, !PlainRequestAnalyser.isTLS(bundle),
            HeadTooLargeAnalyser.findings(bundle).isEmpty, DroppedHandshakeAnalyser.selected(bundle) == nil
        else { return [] }
        switch facts.outcome {
        case .silent: return [silent(facts, bundle)]
        case .notHTTP(let bytes) where HTTP2.begins(bytes): return [http2(at: .upgrade)]
        case .notHTTP(let bytes):
            return [
                Finding(
                    .upgradeServerSilent, .error, .likely, at: .upgrade, "the server does not speak HTTP",
                    because: ["it says: \(Printable.excerpt(bytes, limit: 60))"],
                    remedies: [Finding.Remedy("what listens on that port?", command: "ss -ltnp")])
            ]
        case .reset, .closed:
            if let certificate = ClientCertificate.unseen(at: .upgrade, bundle) { return [certificate] }
            if answersHTTP(bundle) { return [cut(facts, bundle)] }
            return [
                Finding(
                    .upgradeServerSilent, .error, .likely, at: .upgrade, "the server gave no HTTP answer",
                    because: ["the connection ended after \(facts.elapsed.short)"] + control(bundle),
                    remedies: [Finding.Remedy("what listens on that port?", command: "ss -ltnp")])
            ]
        default: return []
        }
    }

    /// Plain requests are answered, and the handshake is not: somebody ends it on purpose, or falls over it.
    private static func cut(_ facts: HandshakeFacts, _ bundle: Bundle) -> Finding {
        Finding(
            .upgradeServerSilent, .error, .likely, at: .upgrade,
            "the server ends the connection at the handshake, without an answer",
            because: [
                "the connection ended after \(facts.elapsed.short)", "plain HTTP on the same address answers",
            ] + control(bundle),
            untested: (facts.tokenMode == "subprotocol" && bundle.outcome(of: .garbageToken)?.kind == .refused
                ? ["a selected subprotocol that was not offered, behind hypercorn"] : []) + [
                    "a rule of a proxy that closes (nginx: return 444)", "an upgrade handler that destroys the socket",
                    "a process that dies of the request",
                ], remedies: [Finding.Remedy.log("read the server's log for this request")])
    }

    /// What the same handshake without a token came to.
    private static func control(_ bundle: Bundle) -> [String] {
        guard let control = bundle.outcome(of: .noToken), control.kind == .refused else { return [] }
        return ["without a token it is refused in order (\(control.status ?? 0))"]
    }

    static func http2(at stage: StageName) -> Finding {
        Finding(
            .upgradeHTTP2, at: stage, "the server speaks HTTP/2 alone on this port",
            because: ["it begins with a SETTINGS frame"],
            remedies: [
                Finding.Remedy("let the server offer http/1.1 too; Upgrade is no part of HTTP/2", command: "nginx -T")
            ])
    }

    /// Nothing came before our own deadline. Where plain HTTP answers, the application waits for something.
    private static func silent(_ facts: HandshakeFacts, _ bundle: Bundle) -> Finding {
        let answers = answersHTTP(bundle)
        var because = ["no answer within \(facts.elapsed.short)"]
        if answers {
            because.append("plain HTTP on the same address answers")
            if let trouble = bundle.redisTrouble {
                return DroppedHandshakeAnalyser.waits(trouble, because + control(bundle))
            }
            because += control(bundle)
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

    /// Whether plain HTTP on the same address got an answer.
    static func answersHTTP(_ bundle: Bundle) -> Bool {
        if case .answered? = bundle.http.facts { true } else { false }
    }
}
