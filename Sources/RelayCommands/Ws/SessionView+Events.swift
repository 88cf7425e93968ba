import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import RelayReport

// What is shown beside the messages.
extension SessionView {
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
