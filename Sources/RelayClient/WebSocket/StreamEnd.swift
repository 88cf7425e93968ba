/// How a stream under a WebSocket connection ended.
package enum StreamEnd: Equatable, Sendable {
    /// FIN; with TLS after close_notify.
    case finished
    /// TLS was cut off without close_notify: something between us and the peer may have cut it.
    case truncated
    case reset
    /// TLS ended with an alert of the peer's, such as certificate_required (116).
    case alert(number: Int, text: String)
    /// Another failure, in the system's words.
    case failed(String)

    static let truncation = "cut off inside TLS, without close_notify"
}
