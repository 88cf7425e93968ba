import RelayBytes
import RelayEvidence
import RelayHost

// Experiments that are no handshake: a request of the API, and TLS alone.
extension Collector {
    mutating func askWithHost(
        _ host: String, _ experiment: Experiment, until end: Instant
    ) -> ExperimentRecord {
        let outcome = ask(plan.address.apiOrigin + plan.mePath, [HTTPRequestField("Host", host)], plan.connection, end)
        return ExperimentRecord(experiment: experiment, changed: "GET with Host \(host)", outcome: outcome)
    }

    /// Any TLS session will do, whatever its certificate: the port speaks TLS then.
    mutating func askInTLS(until end: Instant) -> ExperimentRecord {
        var way = plan.connection
        way.address.usesTLS = true
        var record = ConnectionRecord(way)
        var connector = Connector(way, until: min(end, deadline), interrupts: interrupts)
        connector.patience = wasSilent ? Self.patienceAfterSilence : nil
        let began = MonotonicClock.now()
        _ = connector.connect(&record)
        if record.isInterrupted { interrupted() }
        let after = MonotonicClock.now() - began
        var outcome = ExperimentOutcome(kind: .error, status: nil, reason: "no TLS session", after: after)
        if case .session(let facts)? = record.tls.facts {
            outcome = ExperimentOutcome(kind: .open, status: nil, reason: facts.version, after: after)
        }
        return ExperimentRecord(experiment: .overTLS, changed: "TLS on the same port", outcome: outcome)
    }

    mutating func askPlainly(until end: Instant) -> ExperimentRecord {
        var way = plan.connection
        way.address.usesTLS = false
        let url = "http://\(way.address.hostWithPort)\(plan.mePath)"
        let outcome = ask(url, [], way, end)
        return ExperimentRecord(experiment: .plainHTTP, changed: "GET without TLS", outcome: outcome)
    }

    private mutating func ask(
        _ url: String, _ fields: [HTTPRequestField], _ way: ConnectionPlan, _ end: Instant
    ) -> ExperimentOutcome {
        let client = client(by: way)
        let fields = fields + [HTTPRequestField("User-Agent", plan.handshake.userAgent)]
        let began = MonotonicClock.now()
        let limit = wasSilent ? min(end, began + Self.patienceAfterSilence) : end
        let exchange = client.exchange(HTTPRequest(.get, url, fields: fields), until: min(limit, deadline))
        if case .failed(.interrupted) = exchange.outcome { interrupted() }
        return ExperimentOutcome(HTTPOutcome(exchange, redaction), after: MonotonicClock.now() - began)
    }
}
