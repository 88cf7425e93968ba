import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet

/// Leads to the server by the plan's way, as often as asked: the name is resolved once, and the address that worked
/// first is dialled first.
package struct Connector: Sendable {
    package let plan: ConnectionPlan
    let interrupts: Interrupts
    /// The end of the run, whatever a step wants.
    let deadline: Instant
    /// For a step, where it is less than the plan's connect timeout.
    package var patience: Duration?
    /// The addresses of who is dialled, the one that connected first.
    package internal(set) var addresses: [String] = []
    /// What a proxy is asked for: a name, or the address that this machine found.
    var destinationHost: String
    var resolution: StageEvidence<Resolution> = .notRun(.cutShort)

    package init(_ plan: ConnectionPlan, until deadline: Instant, interrupts: Interrupts) {
        self.plan = plan
        self.deadline = deadline
        self.interrupts = interrupts
        destinationHost = plan.destination.host
    }

    /// A connection to the server, through proxy and TLS where the plan has them; nil: the record says what failed.
    package mutating func connect(_ record: inout ConnectionRecord) -> Stream? {
        guard resolve(&record), let plain = dial(&record) else { return nil }
        guard let proxy = plan.proxy else { return secure(plain, &record) }
        if let tunnel = tunnel(proxy, plain, &record) { return secure(tunnel, &record) }
        return nil
    }
}
