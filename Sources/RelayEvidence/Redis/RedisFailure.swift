import RelayRESP

/// What keeps a Redis from being used.
package enum RedisFailure: Error, Equatable, Sendable {
    /// The host has no address, in the resolver's words.
    case notResolved(text: String)
    /// No address could be connected to; the attempts say why.
    case unreachable
    /// No TLS session.
    case tls(TLSFailure)
    /// A TLS session whose certificate does not stand.
    case untrusted(TLSFacts.Verification)
    /// `redis://` to a port that speaks TLS.
    case wantsTLS
    /// `rediss://` to a port that answers plain Redis.
    case wantsPlain
    /// Somebody else answers.
    case notRedis(RESPFault)
    /// `NOAUTH`: a password is required and none was given.
    case authenticationRequired(RedisError)
    /// The user or password is refused, or the server has none configured.
    case authenticationRefused(RedisError)
    /// `DENIED`: no password is set and only loopback may come in.
    case protectedMode(RedisError)
    case maximumClients(RedisError)
    case loading(RedisError)
    /// SELECT is refused.
    case noSuchDatabase(RedisError)
    /// The connection stands and no reply comes to this command.
    case hung(command: String)
    /// The connection ended instead of a reply to this command; errno is 0 for an orderly end.
    case closed(command: String, errno: Int32)
    case interrupted
}
