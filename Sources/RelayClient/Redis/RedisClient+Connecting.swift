import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayRESP

// From the URL to a stream on which Redis may be spoken.
extension RedisClient {
    /// A stream, with TLS if the URL wants it.
    func connect(until deadline: Instant, into record: inout RedisRecord) throws(RedisFailure) -> Stream {
        let stream = try dial(until: deadline, into: &record)
        guard case .tcp(let host, _, tls: true) = url.endpoint else { return stream }
        var tls = options.tls
        tls.serverName = host
        tls.alpn = []
        let limit = min(deadline, MonotonicClock.now() + options.connectTimeout)
        switch stream.startTLS(client: tls, until: limit, interrupts: options.interrupts) {
        case .established(let secured):
            record.tls = secured.tlsFacts
            return secured
        case .untrusted(let facts):
            record.tls = facts
            throw .untrusted(facts.verification)
        case .interrupted: throw .interrupted
        case .failed(let failure, let facts):
            record.tls = facts
            throw isPlain(after: failure, until: deadline) ? .wantsPlain : .tls(failure)
        }
    }

    /// A stream without TLS.
    func dial(until deadline: Instant, into record: inout RedisRecord) throws(RedisFailure) -> Stream {
        let outcome: DialOutcome
        switch url.endpoint {
        case .unix(let path):
            outcome = Dialer.dial(
                unixSocket: path, timeout: options.connectTimeout, until: deadline, interrupts: options.interrupts)
        case .tcp(let host, let port, _):
            let addresses = try resolve(host, until: deadline, into: &record)
            outcome = Dialer.dial(
                addresses: addresses, port: port, timeout: options.connectTimeout, until: deadline,
                interrupts: options.interrupts)
        }
        record.attempts = outcome.attempts
        if outcome.isInterrupted { throw .interrupted }
        guard let stream = outcome.takeStream() else { throw .unreachable }
        return stream
    }

    private func resolve(
        _ host: String, until deadline: Instant, into record: inout RedisRecord
    ) throws(RedisFailure) -> [String] {
        if !options.addresses.isEmpty { return options.addresses }
        let limit = min(deadline, MonotonicClock.now() + options.connectTimeout)
        let resolution = Resolver.resolve(
            host: host, family: options.family, until: limit, interrupts: options.interrupts)
        record.resolution = resolution
        if options.interrupts.areRaised { throw .interrupted }
        switch resolution.outcome {
        case .addresses(let addresses): return addresses
        case .failed(_, let text): throw .notResolved(text: text)
        case .timedOut: throw .notResolved(text: "no answer in time")
        }
    }
}
