import Synchronization

/// A queue from any thread to one that waits on a descriptor.
package final class Handoff<Value: Sendable>: Sendable {
    private let queue = Mutex<[Value]>([])
    private let wake: WakeDescriptor

    /// Fails where the process has no descriptor left (EMFILE).
    package init() throws(SystemFailure) { wake = try WakeDescriptor() }

    /// Readable while there is a value to take.
    package var descriptor: Int32 { wake.raw }

    /// Puts a value at the end of the queue and wakes the reader.
    package func put(_ value: Value) {
        queue.withLock { values in
            values.append(value)
            wake.signal()
        }
    }

    /// The oldest value, or nil when there is none; never waits.
    package func take() -> Value? {
        queue.withLock { values in
            guard !values.isEmpty else { return nil }
            let value = values.removeFirst()
            if values.isEmpty { wake.drain() }
            return value
        }
    }

    /// The oldest value, waited for; nil where an interrupt was raised first.
    package func next(interrupts: Interrupts = .none) -> Value? {
        while true {
            if !interrupts.areRaised, let value = take() { return value }
            if wait(for: descriptor, .readable, until: nil, interrupts: interrupts) == .interrupted { return nil }
        }
    }
}
