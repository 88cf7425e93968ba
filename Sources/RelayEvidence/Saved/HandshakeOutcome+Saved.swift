import RelayBytes

extension HandshakeFacts.Outcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .open(let answer, let subprotocol):
            .kind("open", ["answer": answer.saved, "subprotocol": subprotocol.saved])
        case .invalid(let answer, let violations):
            .kind("invalid", ["answer": answer.saved, "violations": violations.saved])
        case .refused(let answer): .kind("refused", ["answer": answer.saved])
        case .closed(let received, nil): .kind("closed", ["received": received.saved])
        case .closed(let received, let how): .kind("closed", ["received": received.saved, "how": how.saved])
        case .reset(let received): .kind("reset", ["received": received.saved])
        case .silent(let received): .kind("silent", ["received": received.saved])
        case .notHTTP(let bytes): .kind("not-http", ["first_bytes": SavedBytes(bytes).saved])
        case .unreachable(let text): .kind("unreachable", ["text": text.saved])
        case .tls(let failure): .kind("tls", ["failure": failure.saved])
        case .unsendable(let text): .kind("unsendable", ["text": text.saved])
        case .interrupted: .kind("interrupted")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "open": self = .open(try saved.fact("answer"), subprotocol: try saved.optionalText("subprotocol"))
        case "invalid": self = .invalid(try saved.fact("answer"), violations: try saved.fact("violations"))
        case "refused": self = .refused(try saved.fact("answer"))
        case "closed": self = .closed(received: try saved.fact("received"), how: try saved.optionalText("how"))
        case "reset": self = .reset(received: try saved.fact("received"))
        case "silent": self = .silent(received: try saved.fact("received"))
        case "not-http": self = .notHTTP((try saved.fact("first_bytes") as SavedBytes).bytes)
        case "unreachable": self = .unreachable(try saved.text("text"))
        case "tls": self = .tls(try saved.fact("failure"))
        case "unsendable": self = .unsendable(try saved.text("text"))
        case "interrupted": self = .interrupted
        default: throw saved.unknownKind
        }
    }
}
