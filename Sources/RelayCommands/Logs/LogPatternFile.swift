import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayLogs

/// A file of patterns for `--rules`: tables `[rule.NAME]` with `literal` or `regex`, and `severity`.
struct LogPatternFile {
    /// One pattern.
    private struct Rule {
        let name: String
        let line: Int
        var literal: [UInt8]?
        var regex: RegularExpression?
        var severity = Finding.Severity.warning
    }

    private static let keys = ["literal", "regex", "severity"]

    private var rules: [Rule] = []

    /// Reads the text of a file; the first fault in it is thrown.
    init(_ bytes: [UInt8]) throws(ConfigFault) {
        for entry in try ConfigText.entries(bytes) { try take(entry) }
        for rule in rules where rule.literal == nil && rule.regex == nil {
            throw ConfigFault(line: rule.line, "rule.\(rule.name.escaped) has neither literal nor regex")
        }
    }

    /// What the judgement needs of them.
    var patterns: [LogRules.Pattern] { rules.map { LogRules.Pattern(name: $0.name.escaped, severity: $0.severity) } }

    /// What the scanner holds against lines.
    var watcher: any LineWatcher { Watcher(rules: rules) }

    private mutating func take(_ entry: ConfigEntry) throws(ConfigFault) {
        switch (entry.path.count, entry.path.first) {
        case (1, "rule") where entry.kind == .table: break
        case (2, "rule") where entry.kind == .table: rules.append(Rule(name: entry.path[1], line: entry.line))
        case (3, "rule"): try takeValue(entry)
        default:
            throw ConfigFault(
                line: entry.line, "unknown key \(entry.path.joined(separator: ".").quoted): write [rule.NAME]")
        }
    }

    private mutating func takeValue(_ entry: ConfigEntry) throws(ConfigFault) {
        let key = entry.path[2]
        guard let index = rules.firstIndex(where: { $0.name == entry.path[1] }) else { return }
        guard Self.keys.contains(key) else {
            let hint = NearWord.suggestion(for: key, among: Self.keys).map { "did you mean \($0)?" }
            throw ConfigFault(
                line: entry.line, "unknown key \(key.quoted): \(hint ?? "there is: literal regex severity")")
        }
        guard case .string(let text) = entry.kind, !text.isEmpty else {
            throw ConfigFault(line: entry.line, "\(key) is a text that is not empty")
        }
        switch key {
        case "literal": rules[index].literal = Array(text.utf8)
        case "regex":
            do throws(RegularExpression.Fault) {
                rules[index].regex = try RegularExpression(text)
            } catch {
                throw ConfigFault(line: entry.line, "regex: \(Printable.escape(error.reason)) at byte \(error.offset)")
            }
        default:
            guard let severity = Finding.Severity(rawValue: text) else {
                throw ConfigFault(line: entry.line, "severity is error, warning or info, not \(text.quoted)")
            }
            rules[index].severity = severity
        }
    }

    private struct Watcher: LineWatcher {
        let rules: [Rule]

        func hits(_ line: Span<UInt8>, except givenUp: Set<Int>) -> [RuleHit] {
            var hits: [RuleHit] = []
            for index in rules.indices where !givenUp.contains(index) {
                if let literal = rules[index].literal, !ByteSearch.holds(line, literal) { continue }
                switch rules[index].regex?.match(line) {
                case nil, .matched: hits.append(RuleHit(index))
                case .undecided: hits.append(RuleHit(index, .undecided))
                case .unmatched: break
                }
            }
            return hits
        }
    }
}
