import RelayBytes
import RelayEvidence

/// A stage as it is shown: how it went, and what was seen in one line.
package struct StageReport: Equatable, Sendable {
    package enum Status: String, Equatable, Sendable { case ok, warn, fail, skip }

    package let name: StageName
    package var status: Status
    package let span: StageSpan?
    /// One line, without markup; text of the server in it has been escaped.
    package var summary: String
    package var facts: JSONObject
    /// The exit status that this stage asks for when it decides.
    package var exit: ExitStatus?

    package init(
        _ name: StageName, _ status: Status, span: StageSpan? = nil, _ summary: String, facts: JSONObject = [:],
        exit: ExitStatus? = nil
    ) {
        self.name = name
        self.status = status
        self.span = span
        self.summary = summary
        self.facts = facts
        self.exit = exit
    }
}
