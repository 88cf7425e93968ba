/// Computing that a signal can end.
package enum Computation {
    /// What `body` gives, computed on a thread of its own; nil where an interrupt was raised first. The thread then
    /// goes on, and nobody waits for it.
    package static func run<Value: Sendable>(
        interrupts: Interrupts, _ body: @escaping @Sendable () -> Value
    ) -> Value? {
        var result: Handoff<Value>?
        do throws(SystemFailure) { result = try Handoff() } catch {}
        let handoff = result
        guard let handoff, startThread({ handoff.put(body()) }) else { return body() }
        return handoff.next(interrupts: interrupts)
    }
}
