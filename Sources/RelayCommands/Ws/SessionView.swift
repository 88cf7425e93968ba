import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import RelayReport

/// What a session shows on stdout, in the form that was asked for.
struct SessionView: MessageView {
    /// Messages that the one object of `--format json` holds.
    private static let mostKept = 1000

    let form: Form
    var grep: RegularExpression?
    /// It was said that a message was not decided by `grep`.
    private var hasSaidUndecided = false
    var isPretty = false
    var hasTimes = false
    var showsPings = false
    /// Whether frames are events.
    var showsFrames = false
    /// Whether stderr gets the heads of the opening handshake.
    var showsHeads = false
    var trace: TraceLines?
    var har: HARLog?
    let url: String
    var binary: BinaryText?
    let redaction: Redaction
    let console: Console
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
        hasSaidUndecided = earlier.hasSaidUndecided
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

    mutating func shows(_ opcode: Opcode, _ payload: Span<UInt8>) -> Bool {
        switch grep?.match(payload) {
        case nil, .matched: return true
        case .unmatched: return false
        case .undecided:
            if !hasSaidUndecided {
                console.complain(
                    "--grep takes too many steps on a message of \(payload.count) bytes: what it does not decide is "
                        + "shown; give it a simpler pattern")
            }
            hasSaidUndecided = true
            return true
        }
    }

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
}
