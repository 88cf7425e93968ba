import RelayBytes
import RelayEvidence

/// upgrade: what became of the opening handshake.
enum UpgradeStage {
    /// A 101 that took longer is worth a warning: Daphne drops a handshake after 5 s.
    static let slowAfter = Duration.seconds(2)

    static func judge(_ bundle: Bundle) -> StageReport {
        guard let facts = bundle.upgrade.facts else { return StageReport(.upgrade, .skip, "") }
        var json: JSONObject = [
            "origin": JSONValue(facts.origin), "token_mode": .string(facts.tokenMode),
            "offered": JSONValue(facts.offeredSubprotocols), "peer": .string(facts.peer),
            "elapsed_ms": JSONValue(facts.elapsed.milliseconds),
        ]
        if let response = facts.response {
            for member in HTTPStage.json(response).members { json.append(member.name, member.value) }
        }
        if !facts.redirects.isEmpty { json.append("redirects", .array(facts.redirects.map(redirect))) }
        let (status, summary, exit) = compared(facts, with: bundle.terms.expectedStatus) ?? outcome(facts)
        return StageReport(
            .upgrade, status, span: bundle.upgrade.span, summary + course(facts.redirects), facts: json, exit: exit)
    }

    private static func redirect(_ redirect: RedirectFacts) -> JSONValue {
        [
            "status": JSONValue(redirect.status), "from": .string(redirect.from), "to": .string(redirect.to),
            "leaves_origin": .bool(redirect.leavesOrigin),
        ]
    }

    private static func course(_ redirects: [RedirectFacts]) -> String {
        guard let last = redirects.last else { return "" }
        let count = redirects.count == 1 ? "a redirect" : "\(redirects.count) redirects"
        let loss = redirects.contains(where: \.leavesOrigin) ? ", without credentials" : ""
        return ", after \(count) to \(Printable.escape(last.to))\(loss)"
    }

    /// The outcome as `--expect-status` takes it; nil where nothing was expected, or nothing was answered.
    private static func compared(
        _ facts: HandshakeFacts, with expected: Int?
    ) -> (StageReport.Status, String, ExitStatus?)? {
        guard let expected, let answer = facts.response else { return nil }
        guard answer.status == expected else {
            return (.fail, "\(HTTPStage.answer(answer)), \(expected) was expected", .answerIsNo)
        }
        // A 101 is still held against the rules.
        return expected == 101 ? nil : (.ok, "\(HTTPStage.answer(answer)), as expected", nil)
    }

    private static func outcome(_ facts: HandshakeFacts) -> (StageReport.Status, String, ExitStatus?) {
        switch facts.outcome {
        case .open(let response, let subprotocol):
            if facts.isTokenEchoed {
                return (.fail, "\(response.status), and the token came back as the subprotocol", .invalidHandshake)
            }
            let selected = subprotocol.map { ", subprotocol \(Printable.escape($0))" } ?? ""
            if facts.elapsed > slowAfter { return (.warn, "\(response.status) after \(facts.elapsed.short)", nil) }
            return (.ok, "\(response.status)\(selected)", nil)
        case .invalid(let response, let faults):
            let fault = faults.first?.text ?? "not valid"
            let what = response.status == 0 ? "no valid answer: \(fault)" : "\(response.status), but \(fault)"
            return (.fail, what, .invalidHandshake)
        case .refused(let response): return (.fail, HTTPStage.answer(response), exit(response))
        case .closed(let received, let how?):
            return (.fail, "lost \(before(received)): \(Printable.escape(how))", .noHTTPAnswer)
        case .closed(let received, nil): return (.fail, "closed \(before(received))", .noHTTPAnswer)
        case .reset(let received):
            return (.fail, "reset \(before(received)), after \(facts.elapsed.short)", .noHTTPAnswer)
        case .silent(let received):
            let what = received == 0 ? "no answer" : "no whole answer (\(received) bytes)"
            return (.fail, "\(what) within \(facts.elapsed.short)", .noHTTPAnswer)
        case .notHTTP(let bytes): return (.fail, "not HTTP: \(Printable.excerpt(bytes, limit: 40))", .noHTTPAnswer)
        case .unreachable(let text): return (.fail, Printable.escape(text), .connect)
        case .tls(let failure): return (.fail, TLSStage.words(failure), .tls)
        case .unsendable(let text): return (.fail, Printable.escape(text), .malformedInput)
        case .interrupted: return (.fail, "interrupted", .interrupted)
        }
    }

    private static func before(_ received: Int) -> String {
        received == 0 ? "without a byte" : "after \(received) bytes, before the end of the head"
    }

    /// The class of a refused upgrade (PRODUCT: exit status).
    static func exit(_ response: HTTPFacts) -> ExitStatus {
        switch response.status {
        case 401, 403: .refusedForAuthentication
        case 429: .throttled
        case 503 where response.field("Retry-After") != nil: .throttled
        case 200, 404, 426: .notWebSocket
        case 300...399: .redirect
        case 500...599: .serverError
        default: .refused
        }
    }
}

extension HandshakeFacts {
    /// Whether the server selected the offered token itself: a valid answer, with the token in it.
    var isTokenEchoed: Bool {
        guard case .open(_, let selected?) = outcome, tokenMode == "subprotocol", offeredSubprotocols.count > 1 else {
            return false
        }
        return selected == offeredSubprotocols[1] && selected != offeredSubprotocols[0]
    }
}
