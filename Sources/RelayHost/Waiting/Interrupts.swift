/// What may end a wait early: descriptors that become readable, such as a signalfd or a wake descriptor.
///
/// They are only looked at, never read: who owns them reads them.
package struct Interrupts: Equatable, Sendable {
    package let descriptors: [Int32]

    package init(descriptors: [Int32] = []) { self.descriptors = descriptors }

    package static let none = Interrupts()

    /// Whether one of them is readable at this moment.
    package var areRaised: Bool {
        if descriptors.isEmpty { return false }
        return wait(for: -1, [], until: MonotonicClock.now(), interrupts: self) == .interrupted
    }
}
