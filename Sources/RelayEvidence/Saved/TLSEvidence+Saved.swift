import RelayBytes

extension TLSEvidence: SavedFact {
    var saved: JSONValue {
        switch self {
        case .session(let facts): .kind("session", ["session": facts.saved])
        case .failed(let failure): .kind("failed", ["failure": failure.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "session": self = .session(try saved.fact("session"))
        case "failed": self = .failed(try saved.fact("failure"))
        default: throw saved.unknownKind
        }
    }
}

extension TLSFailure: SavedFact {
    var saved: JSONValue {
        switch self {
        case .notTLS(let bytes): .kind("not-tls", ["first_bytes": SavedBytes(bytes).saved])
        case .alert(let number, let text): .kind("alert", ["number": number.saved, "text": text.saved])
        case .timedOut: .kind("timed-out")
        case .closed(let errno): .kind("closed", ["errno": errno.saved])
        case .failed(let text): .kind("failed", ["text": text.saved])
        case .unusable(let file, let text): .kind("unusable", ["file": file.saved, "text": text.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "not-tls": self = .notTLS(firstBytes: (try saved.fact("first_bytes") as SavedBytes).bytes)
        case "alert": self = .alert(number: try saved.fact("number"), text: try saved.text("text"))
        case "timed-out": self = .timedOut
        case "closed": self = .closed(errno: try saved.fact("errno"))
        case "failed": self = .failed(text: try saved.text("text"))
        case "unusable": self = .unusable(file: try saved.text("file"), text: try saved.text("text"))
        default: throw saved.unknownKind
        }
    }
}
