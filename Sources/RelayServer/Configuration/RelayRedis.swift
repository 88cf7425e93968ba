/// Where the relay's groups can be seen.
package enum RelayRedis: Equatable, Sendable {
    case none
    /// A small server of our own on a free port of the same address, which knows the rooms' sizes.
    case standIn
    /// A real Redis: rooms join and leave its groups as channels_redis does, and no handshake succeeds without it.
    case url(String)
}
