import RelayBytes
import RelayEvidence
import RelayHost

/// What asking a proxy for a tunnel came to.
package enum ProxyOutcome: ~Copyable {
    /// The stream now leads to the host behind the proxy.
    case established(Stream)
    case failed(ProxyFailure)
    case interrupted
}

/// Tunnels through a proxy to which a stream is already connected.
package enum Proxy {
    package enum Kind: Equatable, Sendable {
        case httpConnect
        /// The host is an address, or a name that the proxy resolves (SOCKS5h).
        case socks5
    }

    /// Asks for a tunnel to the host. `credentials` are `user:password`.
    package static func connect(
        through kind: Kind, host: String, port: UInt16, credentials: Secret? = nil, on stream: consuming Stream,
        until deadline: Instant, interrupts: Interrupts = .none
    ) -> ProxyOutcome {
        switch kind {
        case .httpConnect:
            hold(
                HTTPConnectDialogue(host: host, port: port, credentials: credentials), on: stream, deadline, interrupts)
        case .socks5:
            hold(SOCKS5Dialogue(host: host, port: port, credentials: credentials), on: stream, deadline, interrupts)
        }
    }

    private static func hold(
        _ conversation: some ProxyDialogue, on stream: consuming Stream, _ deadline: Instant, _ interrupts: Interrupts
    ) -> ProxyOutcome {
        var dialogue = conversation
        var stream = stream
        var output = ByteBuffer()
        var input = ByteBuffer()
        dialogue.start(into: &output)
        while true {
            switch stream.writeAll(output.span, until: deadline, interrupts: interrupts) {
            case .done: output.removeAll()
            case .failed: return .failed(.closed)
            case .timedOut: return .failed(.timedOut)
            case .interrupted: return .interrupted
            }
            switch stream.read(into: &input, upTo: dialogue.wanted, until: deadline, interrupts: interrupts) {
            case .bytes: break
            case .ended, .failed: return .failed(.closed)
            case .timedOut: return .failed(.timedOut)
            case .interrupted: return .interrupted
            }
            let progress = dialogue.receive(input.span, into: &output)
            input.removeAll()
            switch progress {
            case .unfinished: continue
            case .established: return .established(stream)
            case .failed(let failure): return .failed(failure)
            }
        }
    }
}
