import RelayBytes

extension HTTPOutcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .answered(let facts): .kind("answered", ["answer": facts.saved])
        case .failed(let failure): .kind("failed", ["failure": failure.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "answered": self = .answered(try saved.fact("answer"))
        case "failed": self = .failed(try saved.fact("failure"))
        default: throw saved.unknownKind
        }
    }
}

extension ExchangeFailure: SavedFact {
    var saved: JSONValue {
        switch self {
        case .resolve(let text): .kind("resolve", ["text": text.saved])
        case .connect(let text): .kind("connect", ["text": text.saved])
        case .tls(let text): .kind("tls", ["text": text.saved])
        case .certificate(let text): .kind("certificate", ["text": text.saved])
        case .proxy(let text): .kind("proxy", ["text": text.saved])
        case .closed(let text): .kind("closed", ["text": text.saved])
        case .timedOut: .kind("timed-out")
        case .malformed(let text): .kind("malformed", ["text": text.saved])
        case .tooLarge(let limit): .kind("too-large", ["limit": limit.saved])
        case .interrupted: .kind("interrupted")
        case .unavailable(let text): .kind("unavailable", ["text": text.saved])
        case .unsendable(let text): .kind("unsendable", ["text": text.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "resolve": self = .resolve(try saved.text("text"))
        case "connect": self = .connect(try saved.text("text"))
        case "tls": self = .tls(try saved.text("text"))
        case "certificate": self = .certificate(try saved.text("text"))
        case "proxy": self = .proxy(try saved.text("text"))
        case "closed": self = .closed(try saved.text("text"))
        case "timed-out": self = .timedOut
        case "malformed": self = .malformed(try saved.text("text"))
        case "too-large": self = .tooLarge(limit: try saved.fact("limit"))
        case "interrupted": self = .interrupted
        case "unavailable": self = .unavailable(try saved.text("text"))
        case "unsendable": self = .unsendable(try saved.text("text"))
        default: throw saved.unknownKind
        }
    }
}
