import RelayHost
import Synchronization

/// A relay that runs; letting go of the handle stops it.
package final class RelayHandle: Sendable {
    /// Where its HTTP API is, without a final slash: `http://127.0.0.1:40123`.
    package let url: String
    /// The same for sockets: `ws://127.0.0.1:40123`.
    package let webSocketURL: String
    package let port: UInt16
    /// The stand-in Redis (also when the fault `redis-down` has closed it) or the URL that was given, its
    /// credentials masked.
    package let redisURL: String?

    private let stopSignal: WakeDescriptor
    private let ended: Handoff<Bool>
    private let hasStopped = Mutex(false)

    init(_ place: Whereabouts, stop: WakeDescriptor, ended: Handoff<Bool>) {
        url = place.url
        webSocketURL = place.webSocketURL
        port = place.port
        redisURL = place.redisURL
        stopSignal = stop
        self.ended = ended
    }

    deinit { stop() }

    /// Ends every connection and the relay's thread, and returns when it has ended; a second call does nothing. It is
    /// not to be called from the configuration's `log`, which runs on that thread.
    package func stop() {
        hasStopped.withLock { hasStopped in
            guard !hasStopped else { return }
            stopSignal.signal()
            while ended.take() == nil { _ = wait(for: ended.descriptor, .readable, until: nil, interrupts: .none) }
            hasStopped = true
        }
    }
}
