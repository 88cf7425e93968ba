import RelayBytes
import RelayEvidence

/// http: does the API answer at all, asked without a token.
package enum HTTPStage {
    static func judge(_ bundle: Bundle) -> StageReport {
        guard let outcome = bundle.http.facts else { return StageReport(.http, .skip, "") }
        let span = bundle.http.span
        switch outcome {
        case .failed(let failure):
            return StageReport(
                .http, bundle.softFailure, span: span, words(failure), exit: exit(failure))
        case .answered(let facts):
            let json = json(facts)
            switch facts.status {
            case 200...299, 401, 404:
                return StageReport(.http, .ok, span: span, answer(facts, "without a token"), facts: json)
            // REST framework, where the first authentication class has no header to ask for.
            case 403 where facts.json != nil:
                return StageReport(.http, .ok, span: span, answer(facts, "without a token"), facts: json)
            case 400:
                let question = HostAnalyser.isRefusal(facts) ? "does the server know this Host?" : nil
                let summary = answer(facts, question)
                return StageReport(.http, bundle.softFailure, span: span, summary, facts: json, exit: .apiError)
            case 500...599:
                return StageReport(.http, bundle.softFailure, span: span, answer(facts), facts: json, exit: .apiError)
            default: return StageReport(.http, .warn, span: span, answer(facts), facts: json, exit: .apiError)
            }
        }
    }

    /// `401 without a token, Daphne`.
    package static func answer(_ facts: HTTPFacts, _ remark: String? = nil) -> String {
        let head = [String(facts.status), remark ?? Printable.escape(facts.reason)].filter { !$0.isEmpty }
        guard let server = ServerName.recognise(facts) else { return head.joined(separator: " ") }
        return head.joined(separator: " ") + ", " + server
    }

    static func json(_ facts: HTTPFacts) -> JSONObject {
        [
            "status": .number(JSONNumber(facts.status)), "reason": .string(facts.reason),
            "server": JSONValue(facts.field("Server")),
        ]
    }

    /// The failure in a few words, escaped.
    package static func words(_ failure: ExchangeFailure) -> String {
        switch failure {
        case .resolve(let text), .connect(let text), .tls(let text), .certificate(let text), .proxy(let text),
            .closed(let text), .malformed(let text), .unavailable(let text), .unsendable(let text):
            Printable.escape(text)
        case .timedOut: "no answer within the deadline"
        case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
        case .interrupted: "interrupted"
        }
    }

    /// The class of the failure (PRODUCT: exit status).
    package static func exit(_ failure: ExchangeFailure) -> ExitStatus {
        switch failure {
        case .resolve: .dns
        case .connect: .connect
        case .tls: .tls
        case .certificate: .certificate
        case .proxy: .proxy
        case .closed, .timedOut: .noHTTPAnswer
        case .malformed, .tooLarge: .apiError
        case .interrupted: .interrupted
        case .unavailable: .unsupported
        case .unsendable: .usage
        }
    }
}
