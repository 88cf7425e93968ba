import RelayBytes
import RelayFrames

/// A session as a stream: messages given beforehand, then those of stdin; what comes goes to stdout.
package struct StreamPart<View: MessageView>: SessionPart {
    package var pending = ByteBuffer()
    package var view: View
    package let readsInput: Bool
    package let echoes: Bool
    /// Whether what comes is shown.
    private let isShowing: Bool
    private var first: [OutgoingMessage]
    private var splitter: InputSplitter
    private var end: EndOfInput
    private let endsWhenIdle: Bool
    private let mostMessages: Int?
    private var shown = 0

    package init(_ plan: StreamPlan, view: View) {
        self.view = view
        readsInput = plan.input != nil && !plan.echoes
        echoes = plan.echoes
        isShowing = plan.isShowing
        first = plan.first.reversed()
        splitter = InputSplitter(plan.input ?? .lines, limit: plan.longestInput)
        end = EndOfInput(plan.echoes ? .hold : plan.onEOF, farewell: plan.farewell)
        endsWhenIdle = plan.endsWhenIdle
        mostMessages = plan.mostMessages
    }

    /// Messages given beforehand that were not sent.
    package var unsent: [OutgoingMessage] { first.reversed() }

    package mutating func received(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant) {
        end.stirred(at: now)
        if let mostMessages, shown >= mostMessages { return }
        guard isShowing, view.shows(opcode, payload) else { return }
        shown += 1
        view.show(opcode, payload, at: now, into: &pending)
    }

    package mutating func noted(_ occurrence: SessionOccurrence, at now: Instant) {
        if case .pongReceived(let payload, _) = occurrence { end.ponged(payload.span, at: now) }
        view.show(occurrence, at: now, into: &pending)
    }

    package mutating func speak(
        _ input: inout ByteBuffer, isOver: Bool, isMoreReady: Bool, through client: inout WebSocketClient,
        at now: Instant
    ) throws(InputFault) {
        while let message = first.last, client.hasRoom {
            _ = client.send(message.payload.span, as: message.opcode)
            first.removeLast()
        }
        guard first.isEmpty else { return }
        if !input.isEmpty {
            let opcode = splitter.opcode
            end.stirred(at: now)
            try splitter.split(&input, isOver: isOver, isMoreReady: isMoreReady) { message in
                client.send(message, as: opcode) && client.hasRoom
            }
        }
        if isOver || !readsInput || endsWhenIdle, input.isEmpty { end.inputEnded(at: now) }
    }

    package mutating func step(at now: Instant, queued: Int) -> SessionStep {
        if let mostMessages, shown >= mostMessages { return .close(ClosePayload(code: .normal)) }
        return end.step(at: now)
    }
}

extension WebSocketClient {
    /// Whether more may be queued before the socket has taken something.
    var hasRoom: Bool { queued < 512 << 10 }
}
