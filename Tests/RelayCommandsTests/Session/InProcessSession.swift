import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayHost

/// What `ws connect --echo` runs, in this process: its arguments and its output alone are left out.
enum InProcessSession {
    /// How a session with that port ended.
    static func verdict(
        _ port: UInt16, compresses: Bool = false, _ change: (inout SessionPlan) -> Void = { _ in }
    ) throws -> SessionVerdict {
        let address = ServiceAddress(host: "127.0.0.1", port: port, usesTLS: false, socketTarget: "/")
        var handshake = HandshakePlan(userAgent: "relayctl")
        handshake.compression = compresses ? .auto : .off
        let target = TargetFacts(
            url: address.socketURL, apiOrigin: address.apiOrigin, origin: nil, originSource: "none", room: nil,
            name: "echo", usesTLS: false)
        var plan = SessionPlan(connection: ConnectionPlan(to: address), handshake: handshake, target: target)
        change(&plan)
        var stream = StreamPlan()
        stream.echoes = true
        stream.isShowing = false
        var surroundings = SessionSurroundings(input: -1, output: -1, interrupts: .none) { nil }
        surroundings.deadline = plan.deadline
        surroundings.closeTimeout = plan.closeTimeout
        var driver = SessionDriver(plan, in: surroundings)
        let result = try driver.drive { _ in StreamPart(stream, view: Unseen()) }
        let outcome = result.map { SessionOutcome($0, redaction: driver.redaction) } ?? .notOpened
        return SessionVerdict.judge(driver.bundle, outcome)
    }

    /// Shows nothing.
    private struct Unseen: MessageView {
        func shows(_ opcode: Opcode, _ payload: Span<UInt8>) -> Bool { false }

        mutating func show(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant, into output: inout ByteBuffer) {}

        mutating func show(_ occurrence: SessionOccurrence, at now: Instant, into output: inout ByteBuffer) {}
    }
}
