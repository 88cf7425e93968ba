import RelayBytes
import RelayClient
import RelayEvidence
import RelayHost
import RelayJWT

/// The terminal of an interactive session, and what of this process it needs.
struct ReplSession {
    private let environment: Environment
    /// Where SIGTSTP, SIGCONT and SIGWINCH are read; nil where they cannot be.
    private let terminalSignals: Int32?
    private let outputIsApart: Bool
    private let drawsRow: Bool

    /// Nil where nobody sits at a terminal: stdin is one, and stdout or stderr.
    ///
    /// Called before any thread starts, because it blocks the signals of the terminal.
    init?(_ environment: Environment) {
        guard StandardStreams.isTerminal(0) else { return nil }
        guard StandardStreams.isTerminal(1) || StandardStreams.isTerminal(2) else { return nil }
        self.environment = environment
        outputIsApart = !StandardStreams.isTerminal(1)
        drawsRow = environment.variable("TERM").map { $0 != "dumb" } ?? false
        guard drawsRow else {
            terminalSignals = nil
            return
        }
        Signals.block(Signals.ending + Signals.terminal)
        var descriptor: Int32?
        do throws(SystemFailure) { descriptor = try Signals.descriptor(for: Signals.terminal) } catch {}
        terminalSignals = descriptor
    }

    /// What a part of this terminal is given.
    func context(_ plan: SessionPlan) -> ReplContext {
        let now = WallClock.now()
        var redaction = Redaction(now: now)
        if let token = plan.token?.token { redaction.add(token, mask: TokenMask.text(token, now: now)) }
        let shown = plan.showsSecrets ? Redaction(now: now, isOff: true) : redaction
        return ReplContext(
            url: plan.target.url, token: plan.token?.token, redaction: shown, messageTemplate: plan.messageTemplate,
            history: environment.stateDirectory.map { HistoryFile(directory: $0, redaction: redaction) },
            terminal: drawsRow ? RawTerminal(0) : nil, screen: outputIsApart ? 2 : 1, outputIsApart: outputIsApart,
            isQuiet: environment.console.isQuiet)
    }

    /// The lines of earlier sessions; a file that cannot be read is said, and is no reason to stay away.
    func pastLines(_ context: ReplContext) -> [String] {
        guard let history = context.history else { return [] }
        do throws(FileFailure) { return try history.entries() } catch {
            environment.console.say("the history cannot be read: \(error.path): \(error.text)")
            return []
        }
    }

    /// The surroundings of a pipe, with the signals of the terminal beside those that end a run.
    func surroundings(_ plain: SessionSurroundings) -> SessionSurroundings {
        var changed = plain
        let (ending, terminal) = (environment.signals, terminalSignals)
        changed.interrupts = Interrupts(descriptors: [ending, terminal].compactMap { $0 })
        changed.takeSignal = {
            if let terminal, let signal = Signals.next(from: terminal) { return signal }
            guard let ending, let signal = Signals.next(from: ending) else { return nil }
            // Control-C is a key here, as often as it is pressed.
            if signal != Signals.interrupt { Signals.restoreDefault(signal) }
            return signal
        }
        return changed
    }
}
