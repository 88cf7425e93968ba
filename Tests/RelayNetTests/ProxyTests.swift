import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import Testing

@Suite struct ProxyTests {
    private enum Seen: Equatable {
        case established([UInt8])
        case failed(ProxyFailure)
        case interrupted
    }

    /// What came of a tunnel, and the first byte behind it.
    private func connect(
        _ kind: Proxy.Kind, _ port: UInt16, within span: Duration = .patience, interrupts: Interrupts = .none
    ) throws -> Seen {
        let stream = try dialled(port)
        switch Proxy.connect(
            through: kind, host: "api.test", port: 443, on: stream, until: after(span), interrupts: interrupts)
        {
        case .established(var tunnel): return .established(receive(&tunnel, exactly: 1))
        case .failed(let failure): return .failed(failure)
        case .interrupted: return .interrupted
        }
    }

    @Test func `nothing of the tunnel is taken by the dialogue`() throws {
        let http = try serving { stream in
            _ = receive(&stream)
            _ = stream.writeAll(Array("HTTP/1.1 200 OK\r\nA: b\r\n\r\n!".utf8).span, until: after(.patience))
            _ = receive(&stream)
        }
        #expect(try connect(.httpConnect, http) == .established([0x21]))
        let socks = try serving { stream in
            _ = receive(&stream, exactly: 3)
            _ = stream.writeAll([5, 0].span, until: after(.patience))
            _ = receive(&stream, exactly: 15)
            _ = stream.writeAll([5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x21].span, until: after(.patience))
            _ = receive(&stream)
        }
        #expect(try connect(.socks5, socks) == .established([0x21]))
    }

    @Test("a proxy that closes", arguments: [Proxy.Kind.httpConnect, .socks5])
    func closing(kind: Proxy.Kind) throws {
        let port = try serving { stream in _ = receive(&stream) }
        #expect(try connect(kind, port) == .failed(.closed))
    }

    @Test("a proxy that hangs", arguments: [Proxy.Kind.httpConnect, .socks5])
    func hanging(kind: Proxy.Kind) throws {
        let port = try serving { stream in
            _ = receive(&stream)
            _ = receive(&stream)
        }
        #expect(try connect(kind, port, within: .milliseconds(80)) == .failed(.timedOut))
    }

    @Test("a dialogue is interrupted", arguments: [Proxy.Kind.httpConnect, .socks5])
    func interrupted(kind: Proxy.Kind) throws {
        let wake = try WakeDescriptor()
        let port = try serving { stream in
            _ = receive(&stream)
            wake.signal()
            _ = receive(&stream)
        }
        #expect(try connect(kind, port, interrupts: Interrupts(descriptors: [wake.raw])) == .interrupted)
    }

    @Test func `a refusal`() throws {
        let port = try serving { stream in
            _ = receive(&stream)
            _ = stream.writeAll(Array("HTTP/1.1 403 No\r\n\r\n".utf8).span, until: after(.patience))
            _ = receive(&stream)
        }
        #expect(try connect(.httpConnect, port) == .failed(.refused(status: 403, reason: "No")))
    }
}
