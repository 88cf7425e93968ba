import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// Between two connections.
extension SessionRunner {
    /// Says that it connects again after a wait, and waits; false when a signal or the end of time came first.
    func pause<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, _ delay: Duration, _ earlier: inout EarlierSession,
        until deadline: Instant?
    ) throws(CommandFailure) -> Bool {
        earlier.reconnects += 1
        let cause = verdict.cause ?? "closed by the peer"
        environment.console.say("\(cause): connecting again in \(delay.short)")
        let now = MonotonicClock.now()
        var view = ended(session, after: earlier)
        let again: JSONObject = [
            "attempt": .number(JSONNumber(earlier.reconnects)), "after_ms": JSONValue(delay.milliseconds),
            "cause": .string(cause),
        ]
        let told = { (view: inout SessionView) in
            opening(session, &view, at: now) + view.line("reconnect", at: now, again)
        }
        let text = told(&view)
        if !text.isEmpty { try Console(output: output, interrupts: environment.interrupts).answer(text) }
        view.tellOthers(told)
        earlier.add(session, view)
        let end = now + delay
        if let deadline, deadline < end { return false }
        return wait(for: -1, [], until: end, interrupts: environment.interrupts) == .deadline
    }
}
