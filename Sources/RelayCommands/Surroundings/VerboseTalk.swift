import RelayBytes
import RelayEvidence

/// What `-v` adds on stderr: the heads of the answers that a probe got, and the start of their bodies.
enum VerboseTalk {
    private static let bodyShown = 200

    static func exchanges(_ bundle: Bundle) -> [String] {
        let answers: [(StageName, HTTPFacts?)] = [
            (.http, answer(bundle.http)), (.me, answer(bundle.me)), (.upgrade, bundle.upgrade.facts?.response),
        ]
        return answers.flatMap { stage, facts in facts.map { lines(stage, $0) } ?? [] }
    }

    private static func answer(_ evidence: StageEvidence<HTTPOutcome>) -> HTTPFacts? {
        guard case .answered(let facts)? = evidence.facts else { return nil }
        return facts
    }

    private static func lines(_ stage: StageName, _ facts: HTTPFacts) -> [String] {
        var lines = ["\(stage.rawValue) < HTTP \(facts.status) \(Printable.escape(facts.reason))"]
        lines += facts.fields.map { "\(stage.rawValue) < \(Printable.escape($0.name)): \(Printable.escape($0.value))" }
        if !facts.body.isEmpty {
            lines.append("\(stage.rawValue) < \(Printable.excerpt(facts.body, limit: bodyShown))")
        }
        return lines
    }
}
