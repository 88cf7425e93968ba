import RelayEvidence

/// A cause that was found, with what speaks for it and what to do next.
package struct Finding: Equatable, Sendable {
    package enum Severity: String, Equatable, Sendable { case error, warning, info }

    /// How sure the evidence makes it: an experiment proves `certain`.
    package enum Confidence: String, Equatable, Sendable { case certain, likely, possible }

    /// What to do, and the command that does it when there is one.
    package struct Remedy: Equatable, Sendable {
        package let text: String
        package let command: String?

        package init(_ text: String, command: String? = nil) {
            self.text = text
            self.command = command
        }
    }

    package var code: FindingCode
    package var severity: Severity
    package var confidence: Confidence
    package var stage: StageName
    package var summary: String
    /// The evidence, a line each.
    package var because: [String]
    /// Other causes that this run did not rule out.
    package var untested: [String]
    package var remedies: [Remedy]

    package init(
        _ code: FindingCode, _ severity: Severity = .error, _ confidence: Confidence = .certain, at stage: StageName,
        _ summary: String, because: [String] = [], untested: [String] = [], remedies: [Remedy] = []
    ) {
        self.code = code
        self.severity = severity
        self.confidence = confidence
        self.stage = stage
        self.summary = summary
        self.because = because
        self.untested = untested
        self.remedies = remedies
    }
}
