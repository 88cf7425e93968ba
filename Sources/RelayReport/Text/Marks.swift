import RelayDiagnosis

/// The first word of a line: a sign for a person, a word for grep.
enum Marks {
    static func mark(_ status: StageReport.Status, _ style: TextStyle) -> String {
        switch (status, style.isTerminal) {
        case (.ok, true): "✓"
        case (.warn, true): "!"
        case (.fail, true): "✗"
        case (.skip, true): "-"
        case (.ok, false): "ok  "
        case (.warn, false): "warn"
        case (.fail, false): "FAIL"
        case (.skip, false): "skip"
        }
    }

    static func mark(_ severity: Finding.Severity, _ style: TextStyle) -> String {
        switch (severity, style.isTerminal) {
        case (.error, true): "✗"
        case (.warning, true): "!"
        case (.info, true): "i"
        case (_, false): severity.rawValue
        }
    }
}
