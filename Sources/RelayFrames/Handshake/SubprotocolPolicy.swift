/// What it means when subprotocols were offered and the server selects none.
package enum SubprotocolPolicy: Equatable, Sendable {
    /// The handshake fails, as in Chromium.
    case browser
    /// The connection opens without a subprotocol (RFC 6455 section 4.1).
    case rfc
}
