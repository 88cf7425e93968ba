/// Where a relay can be reached.
struct Whereabouts: Equatable, Sendable {
    /// The address that is listened at, in numbers.
    let address: String
    /// The same as a URL has it.
    let host: String
    let port: UInt16
    let isTLS: Bool
    let redisURL: String?

    var url: String { "\(isTLS ? "https" : "http")://\(host):\(port)" }
    var webSocketURL: String { "\(isTLS ? "wss" : "ws")://\(host):\(port)" }
}
