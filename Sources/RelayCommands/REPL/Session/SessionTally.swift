import RelayBytes

/// What an interactive session counts for `/status`.
struct SessionTally: Equatable {
    var openedAt: Instant?
    var sent = 0
    var sentBytes = 0
    var received = 0
    var receivedBytes = 0
    var pings = 0
    var lastRoundTrip: Duration?
    var bestRoundTrip: Duration?

    mutating func took(_ roundTrip: Duration) {
        lastRoundTrip = roundTrip
        bestRoundTrip = min(bestRoundTrip ?? roundTrip, roundTrip)
    }
}
