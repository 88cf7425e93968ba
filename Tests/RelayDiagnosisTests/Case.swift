import RelayDiagnosis
import RelayEvidence
import RelayRESP
import Testing

/// A row of the grid: evidence, and what the whole diagnosis says of it.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bundle: Bundle
    /// In the order of the report: the error first.
    let codes: [FindingCode]
    let verdict: Report.Verdict
    let exit: Int32
    let failedStage: StageName?

    init(
        _ name: String, _ bundle: Bundle, _ codes: [FindingCode], _ verdict: Report.Verdict, _ exit: Int32,
        _ failedStage: StageName? = nil
    ) {
        self.name = name
        self.bundle = bundle
        self.codes = codes
        self.verdict = verdict
        self.exit = exit
        self.failedStage = failedStage
    }

    var testDescription: String { name }

    static let healthy = Samples.healthy
    static let secure = Samples.secure

    static func refusal(_ text: String) -> RedisError { RedisError(text) }

    static let all =
        well + transport + api + token + origin + serverError + gateway + handshake + session + redis + ends
        + experiments + nobodyAnswers + lookalikes + otherStacks + holds + terms
}
