import RelayBytes
import RelayClient
import RelayFrames
import RelayHost

/// A session at a terminal: what is typed goes out, what comes stands above the line being typed.
///
/// Keys come as the bytes of stdin and the screen goes out as bytes like any message, so what drives it is what drives
/// a pipe. The keyboard is in raw mode from the 101 to the Close.
struct ReplPart<View: MessageView>: SessionPart {
    /// Bytes for the socket are taken from the outbox up to here.
    private static var highWater: Int { 256 << 10 }

    var pending = ByteBuffer()
    var readsInput: Bool { true }
    var echoes: Bool { false }
    var isInteractive: Bool { true }

    let context: ReplContext
    var view: View
    var editor: LineEditor
    var display: ReplDisplay
    var tally = SessionTally()
    var transcript = SessionTranscript()
    var opened: OpenedFacts?
    var showsFrames = false
    /// Set by `/reconnect`.
    var wantsReconnect = false
    /// What `step` hands out, oldest first.
    var steps: [SessionStep] = []
    /// Messages that wait for the socket, each with how often it goes.
    var outbox: [(message: OutgoingMessage, count: Int)]
    /// Pings of `/ping` that were not answered yet.
    var awaited: [[UInt8]] = []
    /// Whether the session is being closed from here.
    var isClosing = false
    /// Whether the history could be written so far.
    var keepsHistory = true
    /// Control-D, or a terminal that has gone: ends as the end of a pipe does, so that no answer is cut off.
    var end = EndOfInput(.usual)
    private var reader = KeyReader()
    private var typed: [UInt8] = []

    init(_ context: ReplContext, first: [OutgoingMessage] = [], view: View, history: [String] = []) {
        self.context = context
        self.view = view
        editor = LineEditor(history: LineHistory(history), completion: SlashCommand.completion)
        display = ReplDisplay(context)
        outbox = first.map { ($0, 1) }
    }

    /// The same person with the same history, for another connection.
    func again(_ context: ReplContext, _ view: View) -> ReplPart {
        var next = ReplPart(context, view: view)
        next.editor = editor
        next.transcript = transcript
        next.showsFrames = showsFrames
        next.keepsHistory = keepsHistory
        return next
    }

    mutating func received(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant) {
        end.stirred(at: now)
        tally.received += 1
        tally.receivedBytes += payload.count
        let bytes = unsafe payload.withUnsafeBufferPointer {
            unsafe Array($0.prefix(SessionTranscript.longestMessage + 1))
        }
        transcript.add(.received, opcode, bytes, context.redaction, at: WallClock.now())
        guard view.shows(opcode, payload) else { return }
        if !context.outputIsApart {
            display.hide(into: &pending)
            // Also of what still comes after our Close.
            if context.terminal != nil { pending.append("< ") }
        }
        view.show(opcode, payload, at: now, into: &pending)
    }

    mutating func speak(
        _ input: inout ByteBuffer, isOver: Bool, isMoreReady: Bool, through client: inout WebSocketClient,
        at now: Instant
    ) throws(InputFault) {
        let bytes = input.bytes
        input.removeAll()
        if display.isDrawn {
            var keys: [Key] = []
            reader.read(bytes, at: now, into: &keys)
            for key in keys where !isClosing { press(key, &client, at: now) }
        } else {
            readLines(bytes, isOver, &client, at: now)
        }
        if isOver { end.inputEnded(at: now) }
        flush(through: &client)
        display.show(editor, into: &pending)
    }

    mutating func step(at now: Instant, queued: Int) -> SessionStep {
        // A close waits until everything before it has gone.
        if let step = steps.first, outbox.isEmpty || !step.isClose {
            steps.removeFirst()
            return step
        }
        var keys: [Key] = []
        reader.deadlineReached(at: now, into: &keys)
        for key in keys { _ = editor.press(key) }
        display.show(editor, into: &pending)
        guard outbox.isEmpty, !isClosing else { return .wait(until: reader.nextDeadline) }
        switch end.step(at: now) {
        case .wait(let due): return .wait(until: [due, reader.nextDeadline].compactMap { $0 }.min())
        case .ping(let payload): return .ping(payload)
        case .close(let payload):
            isClosing = true
            return .close(payload)
        }
    }

    mutating func ended() {
        display.end(editor, into: &pending)
    }

    /// Whole lines, where the terminal itself edits them.
    private mutating func readLines(
        _ bytes: [UInt8], _ isOver: Bool, _ client: inout WebSocketClient, at now: Instant
    ) {
        typed += bytes
        while !isClosing, let end = typed.firstIndex(of: 0x0a) ?? (isOver && !typed.isEmpty ? typed.endIndex : nil) {
            let line = Array(typed[..<end])
            typed.removeSubrange(..<min(end + 1, typed.endIndex))
            guard let text = String(validating: line, as: UTF8.self) else {
                complain("that line is not UTF-8: nothing was sent")
                continue
            }
            act(on: Submission(text: text), &client, at: now)
        }
    }

    /// Sends what goes; each line before the next is understood.
    mutating func flush(through client: inout WebSocketClient) {
        while let next = outbox.first, client.queued < Self.highWater {
            guard client.send(next.message.payload.span, as: next.message.opcode) else {
                outbox = []
                return
            }
            tally.sent += 1
            tally.sentBytes += next.message.payload.count
            transcript.add(
                .sent, next.message.opcode, next.message.payload, context.redaction, at: WallClock.now())
            outbox[0].count -= 1
            if outbox[0].count == 0 { outbox.removeFirst() }
        }
    }
}

extension SessionStep {
    fileprivate var isClose: Bool { if case .close = self { true } else { false } }
}
