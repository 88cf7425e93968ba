import RelayBytes
import RelayRESP

extension RedisFacts: SavedFact {
    var saved: JSONValue {
        [
            "url": url.saved, "resolution": resolution.saved, "attempts": attempts.saved, "tls": tls.saved,
            "dialogue": dialogue.saved, "role": role.saved, "info": info.saved, "members": members.saved,
            "failure": failure.saved, "began_ms": began.saved, "ended_ms": ended.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            url: try saved.fact("url"), resolution: try saved.fact("resolution"),
            attempts: try saved.fact("attempts"), tls: try saved.fact("tls"), dialogue: try saved.fact("dialogue"),
            role: try saved.fact("role"), info: try saved.fact("info"), members: try saved.fact("members"),
            failure: try saved.fact("failure"), began: try saved.fact("began_ms"), ended: try saved.fact("ended_ms"))
    }
}

extension RedisRole: SavedFact {
    var saved: JSONValue {
        switch self {
        case .master(let replicas): .kind("master", ["replicas": replicas.saved])
        case .replica(let host, let port, let link):
            .kind("replica", ["master_host": host.saved, "master_port": port.saved, "link": link.saved])
        case .sentinel(let masters): .kind("sentinel", ["masters": masters.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "master": self = .master(replicas: try saved.fact("replicas"))
        case "replica":
            self = .replica(
                masterHost: try saved.text("master_host"), masterPort: try saved.fact("master_port"),
                link: try saved.text("link"))
        case "sentinel": self = .sentinel(masters: try saved.texts("masters"))
        default: throw saved.unknownKind
        }
    }
}

/// An object of its fields, by name.
extension RedisInfo: SavedFact {
    var saved: JSONValue {
        .object(
            JSONObject(
                members: fields.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) }))
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        guard let object = saved.value?.object else { throw saved.unexpected("an object") }
        self.init()
        for member in object.members {
            let value = try saved.text(member.name)
            merge(Array("\(member.name):\(value)".utf8))
        }
    }
}
