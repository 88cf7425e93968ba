import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet

// dns, tcp and tls.
extension Collector {
    /// Whether there are addresses to dial.
    mutating func resolve() -> Bool {
        let family: AddressFamily =
            switch plan.family {
            case .any: .any
            case .v4: .v4
            case .v6: .v6
            }
        let resolution = Resolver.resolve(
            host: plan.address.host, family: family, until: limit(plan.connectTimeout), interrupts: interrupts)
        if interrupts.areRaised { interrupted() }
        addresses = resolution.addresses
        bundle.resolution = .ran(resolution, StageSpan(began: resolution.began, ended: resolution.ended))
        guard !addresses.isEmpty else {
            skip(after: .dns)
            return false
        }
        return true
    }

    /// Dials for the ladder; the stream shows that the way is open, and the handshake gets one of its own.
    mutating func dialFirst() -> Stream? {
        let began = MonotonicClock.now()
        let outcome = dial()
        let attempts = outcome.attempts
        if outcome.isInterrupted { interrupted() }
        bundle.connect = .ran(
            ConnectFacts(attempts: attempts), StageSpan(began: began, ended: MonotonicClock.now()))
        guard let stream = outcome.takeStream() else {
            skip(after: .tcp)
            return nil
        }
        preferConnected()
        return stream
    }

    /// Dials the addresses that the name gave.
    func dial() -> DialOutcome {
        Dialer.dial(
            addresses: addresses, port: plan.address.port, timeout: plan.connectTimeout, until: deadline,
            interrupts: interrupts)
    }

    /// Later connections begin with the address that worked: one probe, one server.
    private mutating func preferConnected() {
        guard let winner = bundle.connect.facts?.connected?.address else { return }
        let port = plan.address.port
        let isWinner = { (host: String) in SocketAddress(literal: host, port: port)?.text == winner }
        addresses = addresses.filter(isWinner) + addresses.filter { !isWinner($0) }
    }

    /// Whether TLS, where the target has it, stands.
    mutating func secureFirst(_ stream: consuming Stream) -> Bool {
        guard plan.address.usesTLS else { return true }
        let began = MonotonicClock.now()
        let evidence: TLSEvidence
        var isUsable = false
        switch stream.startTLS(client: tlsOptions, until: limit(plan.connectTimeout), interrupts: interrupts) {
        case .established(let secured):
            if let facts = secured.tlsFacts {
                evidence = .session(facts)
                isUsable = true
            } else {
                evidence = .failed(.failed(text: "the session tells nothing of itself"))
            }
        case .untrusted(let facts): evidence = .session(facts)
        case .failed(let failure, _): evidence = .failed(failure)
        case .interrupted:
            interrupted()
            return false
        }
        bundle.tls = .ran(evidence, StageSpan(began: began, ended: MonotonicClock.now()))
        if !isUsable { skip(after: .tls) }
        return isUsable
    }

    var tlsOptions: TLSClientOptions {
        TLSClientOptions(
            serverName: plan.tls.serverName ?? plan.address.host, verify: !plan.tls.isUnverified,
            caFile: plan.tls.caFile)
    }

    /// Notes for every stage behind `failed` that it needs it.
    mutating func skip(after failed: StageName) {
        func mark<Facts>(_ evidence: inout StageEvidence<Facts>, _ stage: StageName) {
            guard stage > failed, case .notRun(let reason) = evidence, reason == .cutShort else { return }
            evidence = .notRun(.needs(failed))
        }
        mark(&bundle.connect, .tcp)
        mark(&bundle.http, .http)
        mark(&bundle.login, .login)
        mark(&bundle.token, .token)
        mark(&bundle.me, .me)
        mark(&bundle.upgrade, .upgrade)
        mark(&bundle.session, .session)
        mark(&bundle.echo, .echo)
        mark(&bundle.broadcast, .broadcast)
        mark(&bundle.tls, .tls)
    }
}
