import RelayBytes
import RelayEvidence

/// The cause that a status names by itself, whatever was asked for: a gateway without its application, or a throttle.
struct GatewayCause {
    let code: FindingCode
    private let confidence: Finding.Confidence
    private let summary: String
    private let untested: [String]
    private let remedy: Finding.Remedy
    /// Seconds until another probe has a chance, where the server limits for certain.
    private var wait: UInt32?

    init?(_ answer: HTTPFacts) {
        switch answer.status {
        case 502, 520, 521, 523, 525, 526: self.init(badGateway: .certain)
        case 504, 522, 524: self.init(timeout: "the application does not answer the proxy in front")
        case 429: self.init(throttled: .certain, answer)
        case 503 where answer.field("Retry-After") != nil: self.init(throttled: .certain, answer)
        // nginx answers 502 for a backend that is down; 503 is its limits, or a rule (FACTS: row 39).
        case 503 where ["nginx", "OpenResty"].contains(ProxyPage.recognise(answer)):
            self.init(throttled: .likely, answer)
        // The others say so when no backend is up.
        case 503: self.init(badGateway: ProxyPage.recognise(answer) == nil ? .likely : .certain)
        default: return nil
        }
    }

    private init(badGateway confidence: Finding.Confidence) {
        code = .upgradeBadGateway
        self.confidence = confidence
        summary = "the proxy in front cannot reach the application"
        untested = confidence == .certain ? [] : ["a maintenance page", "a limit of requests"]
        remedy = Finding.Remedy("is Daphne running?", command: "systemctl status relaydesk-daphne")
    }

    private init(timeout summary: String) {
        code = .upgradeGatewayTimeout
        confidence = .certain
        self.summary = summary
        untested = []
        remedy = Finding.Remedy("is Daphne stuck?", command: "systemctl status relaydesk-daphne")
    }

    private init(throttled confidence: Finding.Confidence, _ answer: HTTPFacts) {
        code = .upgradeThrottled
        self.confidence = confidence
        summary = "the server throttles"
        untested = confidence == .certain ? [] : ["a maintenance page", "a rule that returns 503"]
        let seconds = answer.field("Retry-After").flatMap { UInt32($0) }
        let wait =
            seconds.map { "wait \($0) s, as Retry-After says" } ?? "wait, then try once; read the proxy's error log"
        self.wait = confidence == .certain ? seconds ?? 60 : nil
        remedy = Finding.Remedy(wait, command: "tail -n 20 /var/log/nginx/error.log")
    }

    /// The finding at the stage that met it.
    func finding(at stage: StageName, _ because: [String], _ bundle: Bundle) -> Finding {
        let again = wait.map {
            Finding.Remedy(remedy.text, command: "sleep \($0) && relayctl probe \(bundle.targetWord)")
        }
        return Finding(
            code, .error, confidence, at: stage, summary, because: because, untested: untested,
            remedies: [again ?? remedy])
    }
}
