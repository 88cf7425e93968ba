/// The reply to ROLE.
package enum RedisRole: Equatable, Sendable {
    case master(replicas: Int)
    /// `link` is the state of the link to the master: `connected`, `connect`, `connecting`, `sync`.
    case replica(masterHost: String, masterPort: Int64, link: String)
    case sentinel(masters: [String])

    /// Reads the reply to ROLE; nil when it is none.
    package init?(_ reply: RESPValue) {
        guard let elements = reply.elements, let name = elements.first?.text else { return nil }
        switch name {
        case "master": self = .master(replicas: elements.count > 2 ? elements[2].elements?.count ?? 0 : 0)
        case "slave", "replica":
            guard elements.count >= 4, let host = elements[1].text, let port = elements[2].integer,
                let link = elements[3].text
            else { return nil }
            self = .replica(masterHost: host, masterPort: port, link: link)
        case "sentinel":
            self = .sentinel(masters: elements.count > 1 ? (elements[1].elements ?? []).compactMap(\.text) : [])
        default: return nil
        }
    }
}
