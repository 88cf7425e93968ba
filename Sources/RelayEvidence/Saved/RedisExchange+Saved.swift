import RelayBytes
import RelayRESP

extension RedisExchange: SavedFact {
    var saved: JSONValue {
        [
            "name": name.saved, "command": command.saved, "reply": reply.saved, "sent_ms": sent.saved,
            "ended_ms": ended.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            name: try saved.fact("name"), command: try saved.fact("command"), reply: try saved.fact("reply"),
            sent: try saved.fact("sent_ms"), ended: try saved.fact("ended_ms"))
    }
}

extension RedisReply: SavedFact {
    var saved: JSONValue {
        switch self {
        case .value(let text): .kind("value", ["text": text.saved])
        case .error(let error): .kind("error", ["error": error.saved])
        case .none(let partial): .kind("none", ["partial": SavedBytes(partial).saved])
        case .closed: .kind("closed")
        case .foreign(let fault): .kind("foreign", ["fault": fault.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "value": self = .value(try saved.text("text"))
        case "error": self = .error(try saved.fact("error"))
        case "none": self = .none(partial: (try saved.fact("partial") as SavedBytes).bytes)
        case "closed": self = .closed
        case "foreign": self = .foreign(try saved.fact("fault"))
        default: throw saved.unknownKind
        }
    }
}

/// The text as it came.
extension RedisError: SavedFact {
    var saved: JSONValue { SavedBytes(bytes).saved }

    init(_ saved: SavedValue) throws(BundleFault) { self.init(try SavedBytes(saved).bytes) }
}
