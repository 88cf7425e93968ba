import RelayBytes
import RelayFrames

/// One side of a session, ours: what it makes of what comes, and what it has to say. A value that is told of everything
/// and does nothing itself but speak through the client that it is handed.
///
/// Instants stand still while our own reader is slow, so that its slowness runs down no deadline.
package protocol SessionPart {
    /// Bytes for stdout; who drives the session writes and consumes them.
    var pending: ByteBuffer { get set }

    /// Whether stdin is to be read.
    var readsInput: Bool { get }

    /// Whether every message goes back as it came.
    var echoes: Bool { get }

    /// A message came.
    mutating func received(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant)

    /// Something else happened.
    mutating func noted(_ occurrence: SessionOccurrence, at now: Instant)

    /// Says what there is to say: takes off the front of `input` what it can use and sends it. Called when the session
    /// is open and has room, first of all without any input. `isOver`: no more input will come. `isMoreReady`: more is
    /// there already.
    mutating func speak(
        _ input: inout ByteBuffer, isOver: Bool, isMoreReady: Bool, through client: inout WebSocketClient,
        at now: Instant
    ) throws(InputFault)

    /// What to do at this moment, while so many bytes wait for the socket.
    mutating func step(at now: Instant, queued: Int) -> SessionStep

    /// Whether input is read however much waits for the socket: a person's keys are.
    var isInteractive: Bool { get }

    /// The option that sends stdin as it is, for who meets a fault in it.
    var binaryOption: String { get }

    /// A signal came; whether it was the part's. Any other ends the run.
    mutating func signalled(_ number: Int32) -> Bool

    /// The session is over; the last chance for `pending`.
    mutating func ended()
}

extension SessionPart {
    package var isInteractive: Bool { false }

    package var binaryOption: String { "--input binary" }

    package mutating func signalled(_ number: Int32) -> Bool { false }

    package mutating func ended() {}
}
