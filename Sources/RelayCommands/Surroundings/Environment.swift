import RelayDiagnosis
import RelayHost

/// Everything of the world that a command touches, handed in so that a test can hand in another.
package struct Environment {
    let variables: Variables
    var console: Console
    /// The signals that end the run; nil where none can be read.
    let signals: Int32?
    /// How often `-v` was said.
    var verbosity = 0
    /// Whether `token decode` blanks out what names a person.
    var redacts = false
    /// Where secrets of stdin and files are kept while several targets are planned; nil reads anew each time.
    var secrets: ReadOnce?

    package init(variables: Variables, console: Console, signals: Int32? = nil) {
        self.variables = variables
        self.console = console
        self.signals = signals
    }

    var interrupts: Interrupts { Interrupts(descriptors: signals.map { [$0] } ?? []) }

    /// This process's own: variables, streams and signals. Signals are blocked before any thread starts.
    static func live() -> Environment {
        StandardStreams.fillClosed()
        Signals.block()
        var signals: Int32?
        do throws(SystemFailure) { signals = try Signals.descriptor() } catch {}
        let interrupts = Interrupts(descriptors: signals.map { [$0] } ?? [])
        return Environment(
            variables: .process, console: Console(interrupts: interrupts), signals: signals)
    }

    /// The value of a variable that is set to something.
    func variable(_ name: String) -> String? {
        guard let value = variables[name], !value.isEmpty else { return nil }
        return value
    }

    /// The signal that ended the run, once; a second one then ends the process by itself.
    func takeSignal() -> Int32? {
        guard let descriptor = signals, let signal = Signals.next(from: descriptor) else { return nil }
        Signals.restoreDefault(signal)
        return signal
    }

    /// The failure of a signal that waits: whatever else failed, failed because of it.
    var signalled: CommandFailure? {
        takeSignal().flatMap(ExitStatus.init(signal:)).map { CommandFailure($0, "interrupted") }
    }

    /// The failure of a run that a signal ended.
    func interruption() -> CommandFailure {
        CommandFailure(takeSignal().flatMap(ExitStatus.init(signal:)) ?? .interrupted, "interrupted")
    }

    /// `$XDG_STATE_HOME/relayctl`, by default `~/.local/state/relayctl`; nil without a home.
    var stateDirectory: String? { directory("XDG_STATE_HOME", "/.local/state") }

    /// `$XDG_CONFIG_HOME/relayctl`, by default `~/.config/relayctl`; nil without a home.
    var configDirectory: String? { directory("XDG_CONFIG_HOME", "/.config") }

    private func directory(_ name: String, _ fallback: String) -> String? {
        // A relative path is to be ignored (XDG Base Directory Specification).
        if let base = variable(name), base.hasPrefix("/") { return base + "/relayctl" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        return home + fallback + "/relayctl"
    }
}
