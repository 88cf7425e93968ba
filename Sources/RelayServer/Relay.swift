import RelayHost

/// The reference relay: a small server that behaves like Django, Channels and Daphne, with faults on request.
package enum Relay {
    /// Binds, starts the relay's own thread and answers once it listens.
    package static func start(_ configuration: RelayConfiguration) throws(RelayStartFailure) -> RelayHandle {
        let (stop, started, ended) = try descriptors()
        let hasThread = startThread {
            do throws(RelayStartFailure) {
                var loop = try RelayLoop(configuration, stop: stop)
                let place = loop.whereabouts
                loop.log(.listening(address: place.address, port: place.port))
                started.put(.success(place))
                loop.run()
            } catch {
                started.put(.failure(error))
            }
            ended.put(true)
        }
        guard hasThread else { throw RelayStartFailure(what: "start a thread", text: "the system has none left") }
        while true {
            _ = wait(for: started.descriptor, .readable, until: nil, interrupts: .none)
            guard let outcome = started.take() else { continue }
            return RelayHandle(try outcome.get(), stop: stop, ended: ended)
        }
    }

    private typealias Started = Handoff<Result<Whereabouts, RelayStartFailure>>

    private static func descriptors() throws(RelayStartFailure) -> (WakeDescriptor, Started, Handoff<Bool>) {
        do throws(SystemFailure) {
            return (try WakeDescriptor(), try Started(), try Handoff<Bool>())
        } catch {
            throw RelayStartFailure(what: error.call, text: error.text)
        }
    }
}
