import RelayBytes
import RelayFrames
import RelayHost

/// What a session is driven with beside its socket.
package struct SessionSurroundings {
    /// Read where the part wants it.
    package var input: Int32
    package var output: Int32
    package var interrupts: Interrupts
    /// Reads the signal that raised an interrupt.
    package var takeSignal: () -> Int32?
    /// The end of the run, whatever the session wants.
    package var deadline: Instant?
    /// Notes what goes over the wire, where that is wanted.
    package var watch: WireWatch?
    package var pingInterval: Duration?
    package var pingTimeout: Duration?
    /// From our Close, once it is sent, to the peer's.
    package var closeTimeout = Duration.seconds(3)

    package init(input: Int32 = 0, output: Int32 = 1, interrupts: Interrupts, takeSignal: @escaping () -> Int32?) {
        self.input = input
        self.output = output
        self.interrupts = interrupts
        self.takeSignal = takeSignal
    }
}
