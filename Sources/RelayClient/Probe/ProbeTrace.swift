import RelayBytes
import RelayEvidence
import RelayFrames
import Synchronization

/// Where probes tell what goes over the wire, as it goes; several may tell at once.
package final class ProbeTrace: Sendable {
    /// One thing that went over one of the connections.
    package struct Note: Sendable {
        /// Such as `upgrade#3`: what the connection is for, and its number among all.
        package let connection: String
        package let at: UnixTime
        package let isSent: Bool
        package let piece: WireReader.Piece
        package let redaction: Redaction
    }

    /// Whether nothing is masked.
    package let showsSecrets: Bool
    private let connections = Atomic(0)
    private let take: @Sendable (Note) -> Void

    package init(showsSecrets: Bool, _ take: @escaping @Sendable (Note) -> Void) {
        self.showsSecrets = showsSecrets
        self.take = take
    }

    /// The trace of one more connection, for a run that began then.
    func connection(
        for purpose: String, startedAt: UnixTime, began: Instant, _ redaction: Redaction
    ) -> ConnectionTrace {
        let number = connections.wrappingAdd(1, ordering: .relaxed).newValue
        return ConnectionTrace(
            name: "\(purpose)#\(number)", startedAt: startedAt, began: began,
            redaction: showsSecrets ? Redaction(now: startedAt, isOff: true) : redaction, showsSecrets: showsSecrets,
            take: take)
    }
}

extension Collector {
    /// Makes the trace of each connection that is about to be made, where there is one.
    var tracing: (@Sendable () -> ConnectionTrace)? {
        guard let trace = plan.trace else { return nil }
        return { [purpose, startedAt = bundle.startedAt, began = bundle.began, redaction] in
            trace.connection(for: purpose, startedAt: startedAt, began: began, redaction)
        }
    }
}
