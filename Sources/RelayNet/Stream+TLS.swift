import RelayBytes
import RelayEvidence
import RelayHost

/// What a TLS handshake came to.
package enum TLSOutcome: ~Copyable {
    /// The stream now speaks TLS; its `tlsFacts` hold the verdict, which without `verify` may be a bad one.
    case established(Stream)
    /// The handshake succeeded and the certificate does not stand: `facts.verification` says why. Nothing was sent.
    case untrusted(TLSFacts)
    /// There was no handshake; the facts are what was known by then.
    case failed(TLSFailure, TLSFacts?)
    case interrupted
}

/// One step of a handshake that waits in somebody's poller.
package enum TLSProgress: Equatable, Sendable {
    case established
    case wouldBlock(Readiness)
    case untrusted(TLSFacts)
    case failed(TLSFailure)
}

extension Stream {
    /// Shakes hands as the client and judges the server's certificate before a byte is sent.
    package consuming func startTLS(
        client options: TLSClientOptions, until deadline: Instant, interrupts: Interrupts = .none
    ) -> TLSOutcome {
        var stream = self
        do throws(TLSFailure) {
            try stream.beginTLS(client: options)
        } catch {
            return .failed(error, nil)
        }
        return stream.finishTLS(until: deadline, interrupts: interrupts)
    }

    /// Turns a connected stream into a TLS client that has yet to shake hands; `continueTLS` does it step by step.
    package mutating func beginTLS(client options: TLSClientOptions) throws(TLSFailure) {
        tls = try TLSSession.client(options, descriptor: descriptor)
    }

    /// Turns a connected stream into a TLS server that has yet to shake hands.
    package mutating func beginTLS(server context: TLSServerContext) throws(TLSFailure) {
        tls = try TLSSession.server(context, descriptor: descriptor)
    }

    /// Goes on with the handshake as far as it gets without waiting.
    package mutating func continueTLS() -> TLSProgress {
        precondition(tls != nil, "beginTLS comes first")
        return tls!.handshake()
    }

    private consuming func finishTLS(until deadline: Instant, interrupts: Interrupts) -> TLSOutcome {
        var stream = self
        while true {
            if interrupts.areRaised { return .interrupted }
            switch stream.continueTLS() {
            case .established: return .established(stream)
            case .untrusted(let facts): return .untrusted(facts)
            case .failed(let failure): return .failed(failure, stream.tlsFacts)
            case .wouldBlock(let interest):
                switch wait(for: stream.descriptor, interest, until: deadline, interrupts: interrupts) {
                case .ready: continue
                case .deadline: return .failed(.timedOut, stream.tlsFacts)
                case .interrupted: return .interrupted
                }
            }
        }
    }
}
