/// When text is coloured, from the first of these that speaks: `--color`, `NO_COLOR`, `CLICOLOR_FORCE` or
/// `FORCE_COLOR`, `CLICOLOR=0`, `TERM=dumb`, whether the stream is a terminal.
package enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never

    /// Whether text for that stream is coloured.
    package func isOn(isTerminal: Bool, variables: Variables) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if let value = variables["NO_COLOR"], !value.isEmpty { return false }
        for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
            if let value = variables[name], !value.isEmpty, value != "0" { return true }
        }
        if variables["CLICOLOR"] == "0" || variables["TERM"] == "dumb" { return false }
        return isTerminal
    }
}
