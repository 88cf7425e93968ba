import RelayBytes
import RelayEvidence

// dns, tcp, proxy and tls.
extension Collector {
    /// Whether there is a way to the server. The connection shows it and ends; the handshake gets one of its own.
    mutating func reachServer() -> Bool {
        var record = ConnectionRecord(plan.connection)
        let stream = connector.connect(&record)
        bundle.resolution = record.resolution
        bundle.connect = record.connect
        bundle.proxy = record.proxy
        bundle.tls = record.tls
        if record.isInterrupted { interrupted() }
        if let failed = record.failed { skip(after: failed) }
        return stream != nil && !isDone
    }

    /// Notes for every stage behind `failed` that it needs it.
    mutating func skip(after failed: StageName) {
        func mark<Facts>(_ evidence: inout StageEvidence<Facts>, _ stage: StageName) {
            guard stage > failed, case .notRun(let reason) = evidence, reason == .cutShort else { return }
            evidence = .notRun(.needs(failed))
        }
        mark(&bundle.connect, .tcp)
        // A proxy without an address was never dialled.
        if failed == .proxy, bundle.connect.notRun == .cutShort { bundle.connect = .notRun(.needs(.proxy)) }
        mark(&bundle.http, .http)
        mark(&bundle.login, .login)
        mark(&bundle.token, .token)
        mark(&bundle.me, .me)
        mark(&bundle.upgrade, .upgrade)
        mark(&bundle.session, .session)
        mark(&bundle.echo, .echo)
        mark(&bundle.broadcast, .broadcast)
        mark(&bundle.proxy, .proxy)
        mark(&bundle.tls, .tls)
    }
}
