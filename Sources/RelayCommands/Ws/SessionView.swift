import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayReport

/// What a session shows on stdout, in the form that was asked for.
struct SessionView: MessageView {
    /// How messages are written.
    enum Form {
        /// Exact bytes; a text message gets a newline.
        case plain
        case raw
        /// For a person at a terminal: escaped.
        case screen
        case ndjson
        case json

        /// A format as it is written off a terminal.
        init(_ format: SessionFormat) {
            switch format {
            case .text: self = .plain
            case .raw: self = .raw
            case .ndjson: self = .ndjson
            case .json: self = .json
            }
        }
    }

    /// Messages that the one object of `--format json` holds.
    private static let mostKept = 1000

    let form: Form
    var grep: RegularExpression?
    var isPretty = false
    var hasTimes = false
    var showsPings = false
    /// Whether frames are events.
    var showsFrames = false
    /// Whether stderr gets the heads of the opening handshake.
    var showsHeads = false
    var trace: TraceLines?
    var har: HARLog?
    private let url: String
    var binary: BinaryText?
    private let redaction: Redaction
    private let console: Console
    private let startedAt: UnixTime
    private let began: Instant
    /// The numbering of the events.
    var lines: EventLines
    /// The messages of the one object.
    private(set) var kept: [JSONValue] = []
    private(set) var dropped = 0
    /// The same session in other forms (`--report`).
    var others: [SideView] = []

    init(_ form: Form, _ bundle: Bundle, _ redaction: Redaction, _ console: Console) {
        self.form = form
        self.redaction = redaction
        self.console = console
        startedAt = bundle.startedAt
        began = bundle.began
        url = bundle.target.url
        lines = EventLines(startedAt: bundle.startedAt, began: bundle.began)
    }

    /// Goes on where the view of an earlier connection ended.
    mutating func follow(_ earlier: SessionView) {
        (lines, kept, dropped) = (earlier.lines, earlier.kept, earlier.dropped)
        har = earlier.har ?? har
        for place in others.indices { others[place].follow(earlier.others[place]) }
    }

    /// Changes this view and those beside it.
    mutating func dress(_ change: (inout SessionView) -> Void) {
        change(&self)
        for place in others.indices { change(&others[place].view) }
    }

    /// Adds further text to those beside it, each in its form.
    mutating func tellOthers(_ text: (inout SessionView) -> String) {
        for place in others.indices { others[place].add(text(&others[place].view)) }
    }

    /// Nothing stands between a message and stdout.
    private var isExact: Bool { (form == .plain || form == .raw) && !isPretty && !hasTimes && binary == nil }

    func shows(_ opcode: Opcode, _ payload: Span<UInt8>) -> Bool { grep?.matches(payload) ?? true }

    mutating func show(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant, into output: inout ByteBuffer) {
        for place in others.indices { others[place].show(opcode, payload, at: now) }
        if isExact {
            output.append(payload)
            if opcode == .text, form == .plain { output.append(0x0a) }
            return
        }
        let bytes = unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }
        switch form {
        case .ndjson: output.append(lines.line("message", at: now, message(opcode, bytes)))
        case .json:
            if kept.count < Self.mostKept { kept.append(.object(message(opcode, bytes))) } else { dropped += 1 }
        case .plain, .raw, .screen:
            if hasTimes { output.append((startedAt + (now - began)).rfc3339Milliseconds + " ") }
            append(opcode, bytes, to: &output)
        }
    }

    private func append(_ opcode: Opcode, _ bytes: [UInt8], to output: inout ByteBuffer) {
        if opcode == .binary, binary != nil || form == .screen {
            output.append((binary ?? .hex).encode(bytes) + "\n")
        } else if isPretty, opcode == .text, let value = Self.json(bytes) {
            output.append(JSONWriter.write(value, .indented) + "\n")
        } else if form == .screen {
            output.append(Printable.escape(bytes, newlines: .kept) + "\n")
        } else {
            output.append(contentsOf: bytes)
            if opcode == .text, form == .plain { output.append(0x0a) }
        }
    }

    private func message(_ opcode: Opcode, _ bytes: [UInt8]) -> JSONObject {
        var members: JSONObject = [
            "direction": "received", "type": .string("\(opcode)"), "size": .number(JSONNumber(bytes.count)),
        ]
        if opcode == .text {
            members.append("text", .string(redaction.apply(String(decoding: bytes, as: UTF8.self))))
        } else {
            let coding = binary ?? .base64
            members.append(coding.rawValue, .string(coding.encode(redaction.apply(bytes))))
        }
        return members
    }

    private static func json(_ bytes: [UInt8]) -> JSONValue? {
        do throws(JSONFault) { return try JSONReader.read(bytes) } catch { return nil }
    }

    mutating func show(_ occurrence: SessionOccurrence, at now: Instant, into output: inout ByteBuffer) {
        for place in others.indices { others[place].show(occurrence, at: now) }
        if case .wire(let note) = occurrence { trace?.write(note) }
        if har != nil { archive(occurrence, now) }
        if showsHeads { for line in heads(occurrence) { console.say(line) } }
        if form == .ndjson {
            for (event, members) in described(occurrence) { output.append(lines.line(event, at: now, members)) }
        } else if showsPings, let talk = Self.talk(occurrence) {
            console.say(talk)
        }
    }

    private mutating func archive(_ occurrence: SessionOccurrence, _ now: Instant) {
        switch occurrence {
        case .requested(let request): har?.begin(url, HandshakeText.fields(request.fields, redaction), at: now)
        case .wire(let note):
            guard case .message(let opcode, let bytes) = note.content else { return }
            har?.add(isSent: note.isSent, opcode: opcode.rawValue, redaction.apply(bytes), at: note.at)
        default: break
        }
    }

    private static func talk(_ occurrence: SessionOccurrence) -> String? {
        switch occurrence {
        case .pingSent: "ping sent"
        case .pingReceived(let payload): "ping received: \(Printable.escape(payload))"
        case .pongReceived(_, let roundTrip): "pong received" + (roundTrip.map { " after \($0.short)" } ?? "")
        default: nil
        }
    }

    private func heads(_ occurrence: SessionOccurrence) -> [String] {
        switch occurrence {
        case .requested(let request): return HandshakeText.request(request, redaction)
        case .opened(let facts):
            let agreed = facts.deflate.map { ["compression: \($0.words)"] } ?? []
            return HandshakeText.response(facts.head, redaction) + agreed
        default: return []
        }
    }

    private func described(_ occurrence: SessionOccurrence) -> [(String, JSONObject)] {
        switch occurrence {
        case .requested(let request): [("request", HandshakeText.json(request, redaction))]
        case .opened(let facts):
            [
                ("response", HandshakeText.json(facts.head, redaction)),
                (
                    "open",
                    [
                        "status": .number(JSONNumber(facts.head.status)),
                        "subprotocol": JSONValue(facts.subprotocol.map(redaction.apply)),
                        "compression": .bool(facts.deflate != nil), "extension": JSONValue(facts.deflate?.words),
                    ]
                ),
            ]
        case .pingSent(let payload): [("ping", control("sent", payload))]
        case .pingReceived(let payload): [("ping", control("received", payload))]
        case .pongReceived(let payload, let roundTrip):
            [("pong", pong(payload, roundTrip))]
        case .closeSent(let close): [("close", self.close("sent", close))]
        case .closeReceived(let close): [("close", self.close("received", close))]
        case .violation(let violation): [("error", ["error": .string(violation.description)])]
        case .expected(let words, let isMet):
            [("expect", ["expectation": .string(redaction.apply(words)), "met": .bool(isMet)])]
        case .wire(let note): frame(note).map { [("frame", $0)] } ?? []
        }
    }

    private func frame(_ note: WireNote) -> JSONObject? {
        guard showsFrames, case .piece(.frame(let frame)) = note.content else { return nil }
        return [
            "direction": note.isSent ? "sent" : "received", "opcode": .string("\(frame.header.opcode)"),
            "fin": .bool(frame.header.isFinal), "compressed": .bool(frame.header.isCompressed),
            "length": .number(JSONNumber(frame.header.length)), "whole": .bool(frame.isWhole),
        ]
    }

    private func control(_ direction: String, _ payload: [UInt8]) -> JSONObject {
        ["direction": .string(direction), "data": .string(Printable.escape(redaction.apply(payload)))]
    }

    private func pong(_ payload: [UInt8], _ roundTrip: Duration?) -> JSONObject {
        var members = control("received", payload)
        members.append("rtt_ms", JSONValue(roundTrip?.milliseconds))
        return members
    }

    private func close(_ direction: String, _ close: ClosePayload) -> JSONObject {
        [
            "direction": .string(direction), "code": JSONValue(close.code?.rawValue),
            "reason": .string(redaction.apply(close.reasonText)),
        ]
    }

    /// The lines of what happened before the session.
    mutating func stages(_ bundle: Bundle) -> String { form == .ndjson ? lines.stages(bundle) : "" }

    /// A further line.
    mutating func line(_ event: String, at now: Instant, _ members: JSONObject) -> String {
        form == .ndjson ? lines.line(event, at: now, members) : ""
    }
}
