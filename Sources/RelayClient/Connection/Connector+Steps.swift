import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet

// The steps of a connection, each written into the record.
extension Connector {
    private var limit: Instant {
        min(MonotonicClock.now() + min(plan.connectTimeout, patience ?? plan.connectTimeout), deadline)
    }

    mutating func resolve(_ record: inout ConnectionRecord) -> Bool {
        guard plan.unixSocket == nil else { return true }
        if addresses.isEmpty {
            var asked = ask(plan.dialled)
            addresses = asked.addresses
            // Without the "h" the proxy is asked for an address, as curl does.
            if plan.proxy?.kind == .socks5, !addresses.isEmpty {
                asked = ask(plan.destination)
                destinationHost = asked.addresses.first ?? destinationHost
                if asked.addresses.isEmpty { addresses = [] }
            }
            resolution = .ran(asked, StageSpan(began: asked.began, ended: asked.ended))
        }
        record.resolution = resolution
        if interrupts.areRaised { record.isInterrupted = true }
        if addresses.isEmpty { fail(at: .dns, "\(resolution.facts?.host ?? ""): no address", &record) }
        return !addresses.isEmpty && goesOn(record)
    }

    private func ask(_ end: HostPort) -> Resolution {
        let began = MonotonicClock.now()
        if let pin = plan.pins.first(where: { $0.host == end.host && $0.port == end.port }) {
            let addresses = pin.addresses.filter { plan.family.includes($0) }
            return Resolution(host: end.host, outcome: .addresses(addresses), began: began, ended: began)
        }
        return Resolver.resolve(host: end.host, family: plan.family, until: limit, interrupts: interrupts)
    }

    mutating func dial(_ record: inout ConnectionRecord) -> Stream? {
        let began = MonotonicClock.now()
        let port = plan.dialled.port
        let timeout = min(plan.connectTimeout, patience ?? plan.connectTimeout)
        let outcome =
            if let path = plan.unixSocket {
                Dialer.dial(unixSocket: path, timeout: timeout, until: deadline, interrupts: interrupts)
            } else {
                Dialer.dial(
                    addresses: addresses, port: port, timeout: timeout, until: deadline, interrupts: interrupts)
            }
        let facts = ConnectFacts(attempts: outcome.attempts)
        record.connect = .ran(facts, StageSpan(began: began, ended: MonotonicClock.now()))
        if outcome.isInterrupted { record.isInterrupted = true }
        guard let stream = outcome.takeStream() else {
            let last = facts.attempts.last.map { "\($0.address) \($0.outcome.words)" }
            fail(at: .tcp, last ?? "no address", &record)
            return nil
        }
        if let winner = facts.connected?.address {
            let isWinner = { (host: String) in SocketAddress(literal: host, port: port)?.text == winner }
            addresses = addresses.filter(isWinner) + addresses.filter { !isWinner($0) }
        }
        guard goesOn(record) else { return nil }
        return stream
    }

    func tunnel(
        _ proxy: ProxyPlan, _ stream: consuming Stream, _ record: inout ConnectionRecord
    ) -> Stream? {
        let began = MonotonicClock.now()
        let outcome = Proxy.connect(
            through: proxy.dialogue, host: destinationHost, port: plan.destination.port,
            credentials: proxy.credentials, on: stream, until: limit, interrupts: interrupts)
        switch consume outcome {
        case .established(let tunnel):
            record.proxy = .ran(.tunnel, StageSpan(began: began, ended: MonotonicClock.now()))
            return tunnel
        case .failed(let failure):
            record.proxy = .ran(.failed(failure), StageSpan(began: began, ended: MonotonicClock.now()))
            record.failed = .proxy
        case .interrupted: record.isInterrupted = true
        }
        return nil
    }

    func secure(_ stream: consuming Stream, _ record: inout ConnectionRecord) -> Stream? {
        guard plan.address.usesTLS else { return stream }
        let began = MonotonicClock.now()
        let evidence: TLSEvidence
        switch stream.startTLS(client: plan.tlsOptions, until: limit, interrupts: interrupts) {
        case .established(let secured):
            guard let facts = secured.tlsFacts else {
                evidence = .failed(.failed(text: "the session tells nothing of itself"))
                break
            }
            record.tls = .ran(.session(facts), StageSpan(began: began, ended: MonotonicClock.now()))
            return secured
        case .untrusted(let facts): evidence = .session(facts)
        case .failed(let failure, _): evidence = .failed(failure)
        case .interrupted:
            record.isInterrupted = true
            return nil
        }
        record.tls = .ran(evidence, StageSpan(began: began, ended: MonotonicClock.now()))
        record.failed = .tls
        return nil
    }

    /// A proxy that cannot be reached has failed as a proxy, not as the server.
    private func fail(at stage: StageName, _ text: String, _ record: inout ConnectionRecord) {
        let isProxys = stage == .tcp || resolution.facts?.host == plan.dialled.host
        guard plan.proxy != nil, isProxys, !record.isInterrupted else {
            record.failed = stage
            return
        }
        let span = (stage == .tcp ? record.connect.span : record.resolution.span)
        record.failed = .proxy
        guard let span else { return }
        record.proxy = .ran(.failed(.unreachable(text)), StageSpan(began: span.ended, ended: span.ended))
    }

    private func goesOn(_ record: ConnectionRecord) -> Bool {
        !record.isInterrupted && MonotonicClock.now() < deadline
    }
}

extension AddressFamily {
    /// Whether an address in numbers is of the family.
    fileprivate func includes(_ address: String) -> Bool { self == .any || (self == .v6) == address.contains(":") }
}
