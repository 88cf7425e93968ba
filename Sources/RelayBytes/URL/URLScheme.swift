/// The schemes that relayctl speaks: the relay's own and those of proxies.
package enum URLScheme: String, Equatable, Sendable, CaseIterable {
    case http, https, ws, wss, socks5, socks5h

    /// The port that a URL without one means.
    package var defaultPort: UInt16 {
        switch self {
        case .http, .ws: 80
        case .https, .wss: 443
        case .socks5, .socks5h: 1080
        }
    }

    package var isWebSocket: Bool { self == .ws || self == .wss }

    /// TLS begins before the first byte of the protocol.
    package var isSecure: Bool { self == .https || self == .wss }

    /// The scheme of the upgrade request's own address: `wss` for `https`, `ws` for `http`; others stay.
    package var webSocket: URLScheme { self == .https ? .wss : self == .http ? .ws : self }

    /// The scheme of the API beside a WebSocket: `https` for `wss`, `http` for `ws`; others stay.
    package var plainHTTP: URLScheme { self == .wss ? .https : self == .ws ? .http : self }
}
