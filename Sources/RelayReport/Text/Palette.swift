import RelayDiagnosis

/// The few colours of the house (SGR); colour never carries a meaning alone.
package enum Palette {
    package enum Tone: Sendable { case good, caution, bad, quiet, strong }

    /// The text in that tone, if the style has colour.
    package static func paint(_ text: String, _ tone: Tone, _ style: TextStyle) -> String {
        guard style.hasColor, !text.isEmpty else { return text }
        let code =
            switch tone {
            case .good: "32"
            case .caution: "33"
            case .bad: "31"
            case .quiet: "2"
            case .strong: "1"
            }
        return "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }

    static func tone(_ status: StageReport.Status) -> Tone {
        switch status {
        case .ok: .good
        case .warn: .caution
        case .fail: .bad
        case .skip: .quiet
        }
    }

    static func tone(_ severity: Finding.Severity) -> Tone {
        switch severity {
        case .error: .bad
        case .warning: .caution
        case .info: .quiet
        }
    }
}
