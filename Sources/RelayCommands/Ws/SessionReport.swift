import RelayReport

/// One report beside a session's answer (`--report FORMAT=FILE`): in a form of the session itself, or in one that a
/// probe has too, over its stages.
struct SessionReport: Equatable {
    enum Form: Equatable {
        case session(SessionFormat)
        case stages(ProbeFormat)
    }

    let form: Form
    let path: String

    init?(_ word: String) {
        guard let place = ReportPlace(word) else { return nil }
        if let own = SessionFormat(rawValue: place.format) {
            form = .session(own)
        } else if let shared = ProbeFormat(rawValue: place.format) {
            form = .stages(shared)
        } else {
            return nil
        }
        path = place.path
    }

    /// The formats with commas between them.
    static var names: String {
        let own = SessionFormat.allCases.map(\.rawValue)
        return (own + ProbeFormat.allCases.map(\.rawValue).filter { !own.contains($0) }).joined(separator: ", ")
    }
}
