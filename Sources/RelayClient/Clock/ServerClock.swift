import RelayBytes
import RelayHost

/// A server's clock beside this machine's: the `Date` of an HTTP answer (RFC 9110 section 6.6.1), which counts whole
/// seconds.
package struct ServerClock: Equatable, Sendable {
    /// The server's clock minus ours; zero where the difference is within what a `Date` and the round trip can hide.
    package let skew: Duration

    /// `date` as it came between the two readings of our own clock.
    package init(date: UnixTime, sent: UnixTime, received: UnixTime) {
        // The server's clock stood somewhere in that second, at some time of the round trip.
        let earliest = date - received
        let latest = date + .seconds(1) - sent
        if earliest <= .zero, latest >= .zero {
            skew = .zero
        } else {
            skew = (earliest + latest) / 2
        }
    }

    /// Why the clock could not be read.
    package enum Failure: Error, Equatable, Sendable {
        case exchange(HTTPExchange)
        /// The answer has no `Date`, or one that is no date.
        case noDate
    }

    /// Asks the server for its head; any status will do.
    package static func read(
        _ url: String, client: HTTPClient, userAgent: String, until deadline: Instant
    ) throws(Failure) -> ServerClock {
        let sent = WallClock.now()
        let request = HTTPRequest(.head, url, fields: [HTTPRequestField("User-Agent", userAgent)])
        let exchange = client.exchange(request, until: deadline)
        let received = WallClock.now()
        guard let response = exchange.response else { throw .exchange(exchange) }
        guard let date = response.head["date"].flatMap(TimeText.httpDate) else { throw .noDate }
        return ServerClock(date: date, sent: sent, received: received)
    }
}
