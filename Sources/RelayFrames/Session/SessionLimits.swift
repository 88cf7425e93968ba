/// How much and how long a session waits for. Times are total: no byte resets them.
package struct SessionLimits: Equatable, Sendable {
    package var head = HeadLimits()
    /// Bytes of one message, over all its fragments and after inflating.
    package var messageBytes = 16 << 20
    package var fragments = 1 << 20
    /// Bytes of a refusal's body that are given out.
    package var refusalBodyBytes = 4096
    /// From the start to the end of the response head; in the server role, of the request head.
    package var handshake: Duration = .seconds(10)
    /// From the head of a refusal to the end of its body.
    package var refusalBody: Duration = .seconds(2)
    /// From our Close frame to the peer's.
    package var close: Duration = .seconds(3)
    /// From the last frame of a connection to the end of the stream.
    package var linger: Duration = .seconds(1)
    /// Between `pingDue` events; nil for none.
    package var pingInterval: Duration?
    /// From a ping to its pong; nil for no limit.
    package var pong: Duration?

    package init() {}
}
