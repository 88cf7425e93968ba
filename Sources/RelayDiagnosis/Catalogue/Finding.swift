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

        /// For a consumer that selects a subprotocol which nobody offered.
        static let acceptOffered = Remedy(
            "in the consumer: accept one of scope[\"subprotocols\"]",
            command: "grep -rn 'accept(' --include=consumers.py .")

        /// To be found in the log of the application's server, where the document's unit runs it.
        static func log(_ text: String) -> Remedy {
            Remedy(text, command: "journalctl -u relaydesk-daphne -n 50")
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

extension Finding {
    /// An experiment or the server's own words leave no other cause.
    mutating func prove() {
        confidence = .certain
        untested = []
    }
}
