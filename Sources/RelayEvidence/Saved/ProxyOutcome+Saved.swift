import RelayBytes

extension ProxyOutcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .tunnel: .kind("tunnel")
        case .failed(let failure): .kind("failed", ["failure": failure.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "tunnel": self = .tunnel
        case "failed": self = .failed(try saved.fact("failure"))
        default: throw saved.unknownKind
        }
    }
}

extension ProxyFailure: SavedFact {
    var saved: JSONValue {
        switch self {
        case .unreachable(let text): .kind("unreachable", ["text": text.saved])
        case .refused(let status, let reason): .kind("refused", ["status": status.saved, "reason": reason.saved])
        case .socks(let code, let text): .kind("socks", ["code": code.saved, "text": text.saved])
        case .authenticationRefused: .kind("authentication-refused")
        case .notAProxy: .kind("not-a-proxy")
        case .timedOut: .kind("timed-out")
        case .closed: .kind("closed")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "unreachable": self = .unreachable(try saved.text("text"))
        case "refused": self = .refused(status: try saved.fact("status"), reason: try saved.text("reason"))
        case "socks": self = .socks(code: try saved.fact("code"), text: try saved.text("text"))
        case "authentication-refused": self = .authenticationRefused
        case "not-a-proxy": self = .notAProxy
        case "timed-out": self = .timedOut
        case "closed": self = .closed
        default: throw saved.unknownKind
        }
    }
}
