import RelayBytes
import RelayEvidence
import RelayFrames

/// A session that sends, waits for what it expects or for a proof that the server read, and closes.
package struct SendPart<View: MessageView>: SessionPart {
    private enum State: Equatable, Sendable {
        /// Exit: `waiting` when all is sent.
        case sending
        /// Exits: `lingering`, `closing`.
        case waiting(until: Instant)
        /// All is well; trouble may still come. Exit: `closing`.
        case lingering(until: Instant)
        /// No exit.
        case closing
    }

    /// What the Ping behind the messages carries.
    private static var mark: [UInt8] { Array("relayctl sent".utf8) }
    /// Messages that were skipped, kept for the report, and the bytes kept of each.
    private static var kept: (messages: Int, bytes: Int) { (5, 512) }

    package var pending = ByteBuffer()
    package var view: View
    package let readsInput: Bool
    package let echoes = false
    package let binaryOption = "--binary"
    private let plan: SendPlan
    private var splitter: InputSplitter
    private var expectations: ExpectationList
    private var state = State.sending
    private var position = 0
    private var hasSent = false
    private var isPinged = false
    /// When stdin last gave something, or the socket took something.
    private var stirred: Instant?
    /// Bytes that waited for the socket then.
    private var queued = 0
    /// From the Ping behind the messages to its Pong.
    package private(set) var proof: Duration?
    private var peerClosed: ClosePayload?
    /// The moment of what was told last.
    private var latest = Instant(nanoseconds: 0)
    /// Messages that met nothing, the last of them.
    package private(set) var skipped: [[UInt8]] = []
    package private(set) var skippedCount = 0

    package init(_ plan: SendPlan, view: View) {
        self.plan = plan
        self.view = view
        readsInput = plan.input != nil
        splitter = InputSplitter(plan.input ?? .lines, limit: plan.longestInput)
        expectations = plan.expectations
    }

    private var expectsNothing: Bool { expectations.isEmpty && plan.closeCode == nil }

    /// Where things stand.
    package var outcome: SendOutcome {
        if let rejected = expectations.rejected { return .rejected(rejected.words) }
        if state == .sending { return .unsent }
        if expectsNothing { return proof == nil ? .unproven : .proven }
        return missing.isEmpty ? .met : .unmet(missing)
    }

    private var missing: [String] {
        guard let code = plan.closeCode else { return expectations.unmet }
        if let peerClosed, (peerClosed.code ?? .noStatus).rawValue == code { return expectations.unmet }
        let came = peerClosed.map { " (\($0.code.map { "\($0)" } ?? "no code") came)" } ?? ""
        return expectations.unmet + ["--expect-close \(code)\(came)"]
    }

    package mutating func received(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant) {
        // What came before the first message was sent answers nothing.
        let isAnswer = hasSent || (plan.messages.isEmpty && plan.input == nil)
        let meets = isAnswer && expectations.take(payload)
        latest = now
        if meets || (expectsNothing && plan.wait != nil && isAnswer) {
            view.show(opcode, payload, at: now, into: &pending)
        } else {
            skippedCount += 1
            if skipped.count == Self.kept.messages { skipped.removeFirst() }
            skipped.append(payload.extracting(first: Self.kept.bytes).bytes)
        }
        if meets {
            for words in expectations.newlyMet { view.show(.expected(words, isMet: true), at: now, into: &pending) }
        }
    }

    package mutating func noted(_ occurrence: SessionOccurrence, at now: Instant) {
        switch occurrence {
        case .pongReceived(Self.mark, let roundTrip): proof = roundTrip ?? .zero
        case .closeReceived(let close): peerClosed = close
        default: break
        }
        latest = now
        view.show(occurrence, at: now, into: &pending)
        guard case .closeReceived(let close) = occurrence, let code = plan.closeCode else { return }
        guard (close.code ?? .noStatus).rawValue == code else { return }
        view.show(.expected("--expect-close \(code)", isMet: true), at: now, into: &pending)
    }

    package mutating func ended() {
        let rejected = expectations.rejected.map { [$0.words] } ?? []
        for words in rejected + missing { view.show(.expected(words, isMet: false), at: latest, into: &pending) }
    }

    package mutating func speak(
        _ input: inout ByteBuffer, isOver: Bool, isMoreReady: Bool, through client: inout WebSocketClient,
        at now: Instant
    ) throws(InputFault) {
        guard state == .sending else { return }
        while position < plan.messages.count * plan.repeats, client.hasRoom {
            let message = plan.messages[position % plan.messages.count]
            hasSent = client.send(message.payload.span, as: message.opcode) || hasSent
            position += 1
        }
        guard position == plan.messages.count * plan.repeats else { return }
        if readsInput, !input.isEmpty {
            stirred = now
            let opcode = splitter.opcode
            let before = client.messagesSent
            try splitter.split(&input, isOver: isOver, isMoreReady: isMoreReady) { message in
                client.send(message, as: opcode) && client.hasRoom
            }
            hasSent = hasSent || client.messagesSent > before
        }
        if !readsInput || (isOver && input.isEmpty) { state = .waiting(until: now + plan.within) }
    }

    package mutating func step(at now: Instant, queued: Int) -> SessionStep {
        if queued != self.queued {
            self.queued = queued
            stirred = now
            // What is still leaving has not been sent.
            if case .waiting = state { state = .waiting(until: now + plan.within) }
        }
        if expectations.rejected != nil, state != .closing { return close() }
        switch state {
        case .closing: return .wait(until: nil)
        case .sending:
            // Neither a stdin that is held open and gives nothing nor a socket that takes nothing keeps anybody waiting.
            let due = (stirred ?? now) + plan.within
            if stirred == nil { stirred = now }
            if due <= now { state = .waiting(until: now) }
            return .wait(until: due)
        case .waiting(let until):
            if expectsNothing, !isPinged {
                isPinged = true
                return .ping(Self.mark)
            }
            let isDone = expectsNothing ? proof != nil : missing.isEmpty
            if isDone, let wait = plan.wait {
                state = .lingering(until: now + wait)
                return .wait(until: now + wait)
            }
            return isDone || until <= now ? close() : .wait(until: until)
        case .lingering(let until): return until <= now ? close() : .wait(until: until)
        }
    }

    private mutating func close() -> SessionStep {
        state = .closing
        return .close(plan.farewell)
    }
}
