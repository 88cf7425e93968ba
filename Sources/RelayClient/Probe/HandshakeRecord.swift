import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost

/// What is noted of one opening handshake while it goes on; secrets are masked as they enter.
struct HandshakeRecord {
    private let origin: String?
    private let offered: [String]
    private let tokenMode: String
    private let byHand: [String]
    private let redaction: Redaction
    var peer = ""
    private var began: Instant
    private var answered: Instant?
    private var opened: OpenedFacts?
    private var refusal: ResponseHead?
    private var violations: [HandshakeViolation] = []
    private var body: [UInt8] = []

    init(_ request: UpgradeRequest, tokenMode: String, _ redaction: Redaction) {
        origin = request.origin
        offered = request.subprotocols.map(redaction.apply)
        self.tokenMode = tokenMode
        byHand =
            (request.cookie == nil ? [] : ["Cookie"])
            + (request.authorization == nil || tokenMode == "header" ? [] : ["Authorization"])
            + request.extraFields.map(\.name).filter(Self.isCredential)
        self.redaction = redaction
        began = MonotonicClock.now()
    }

    /// Whether a field of that name is likely to hold what an application authenticates by.
    private static func isCredential(_ name: String) -> Bool {
        let name = name.asciiLowercased
        return ["auth", "token", "jwt", "key", "session", "ticket"].contains { name.place(of: $0) != nil }
    }

    /// The status and the Location of a refusal, which may hold a secret.
    var refused: (status: Int, location: String?)? { refusal.map { ($0.status, $0.fields["location"]) } }

    /// The request is about to be sent: time runs from here.
    mutating func begin() { began = MonotonicClock.now() }

    mutating func take(_ event: SessionEvent, _ payload: Span<UInt8>, _ early: inout [ProbeSocket.Occurrence]) {
        switch event {
        case .message: early.append(.message(unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }))
        case .closeReceived(let close):
            early.append(.ended(.closed(code: close.code?.rawValue, reason: close.reasonText)))
        default: take(event, payload)
        }
    }

    /// Notes an event of the opening handshake.
    mutating func take(_ event: SessionEvent, _ payload: Span<UInt8>) {
        switch event {
        case .opened(let facts): opened = facts
        case .refused(let head): refusal = head
        case .invalidHandshake(let found, let head):
            violations = found
            refusal = head
        case .bodyBytes: body += unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }
        default: break
        }
        if answered == nil, opened != nil || refusal != nil || !violations.isEmpty { answered = MonotonicClock.now() }
    }

    /// The outcome once the connection is open.
    var open: HandshakeFacts.Outcome? {
        opened.map { .open(facts($0.head), subprotocol: $0.subprotocol.map(redaction.apply)) }
    }

    /// The outcome of a handshake that led to no connection.
    func ended(_ ending: Ending?, _ stream: StreamEnd?) -> HandshakeFacts.Outcome {
        if violations.isEmpty, let refusal { return .refused(facts(refusal)) }
        for case .head(let fault) in violations {
            switch fault {
            case .notHTTP(let bytes), .startLine(let bytes): return .notHTTP(redaction.apply(bytes))
            case .endedEarly(let count): return lost(count, stream)
            default: break
            }
        }
        if !violations.isEmpty { return .invalid(facts(refusal), violations: violations.map(fault)) }
        switch ending {
        case .timedOut(.handshake(let bytes)): return .silent(received: bytes)
        case .noHead(let bytes): return lost(bytes, stream)
        default: return lost(0, stream)
        }
    }

    private func lost(_ received: Int, _ stream: StreamEnd?) -> HandshakeFacts.Outcome {
        switch stream {
        case .reset: .reset(received: received)
        case .alert(let number, let text): .tls(.alert(number: number, text: text))
        case .failed(let text): .closed(received: received, how: text)
        case .truncated: .closed(received: received, how: StreamEnd.truncation)
        case .finished, nil: .closed(received: received)
        }
    }

    private func facts(_ head: ResponseHead?) -> HTTPFacts {
        guard let head else { return HTTPFacts(status: 0, reason: "", fields: [], body: []) }
        let fields = head.fields.all.map { field in
            HTTPFacts.Field(name: field.name, value: redaction.value(of: field.name, field.value))
        }
        return HTTPFacts(
            status: head.status, reason: redaction.apply(head.reason), fields: fields, body: redaction.apply(body))
    }

    private func fault(_ violation: HandshakeViolation) -> HandshakeFault {
        let kind: HandshakeFault.Kind =
            switch violation {
            case .acceptMissing, .acceptRepeated, .acceptMismatch: .accept
            case .upgradeMissing, .upgrade: .upgrade
            case .connectionMissing, .connection: .connection
            case .subprotocolNotOffered: .subprotocolNotOffered
            case .subprotocolNotSelected: .subprotocolNotSelected
            case .extensionSyntax, .extensionNotOffered, .extensionRepeated, .deflate, .compressionNotAgreed:
                .extension
            case .head, .bareLineFeed, .version, .reasonPhrase, .subprotocolRepeated, .body: .other
            }
        return HandshakeFault(kind: kind, text: Printable.escape(redaction.apply(violation.description)))
    }

    func opening(_ outcome: HandshakeFacts.Outcome) -> Opening { Opening(described(outcome), nil, refused) }

    func opening(_ outcome: HandshakeFacts.Outcome, _ socket: consuming ProbeSocket) -> Opening {
        Opening(described(outcome), socket, nil)
    }

    func described(_ outcome: HandshakeFacts.Outcome) -> HandshakeFacts {
        var facts = HandshakeFacts(
            origin: origin, offeredSubprotocols: offered, tokenMode: tokenMode, outcome: outcome,
            elapsed: (answered ?? MonotonicClock.now()) - began, peer: peer)
        facts.byHand = byHand.map { Printable.escape($0) }
        return facts
    }
}
