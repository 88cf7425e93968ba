import RelayBytes
import RelayEvidence

/// The SOCKS5 negotiation (RFC 1928), with a user name and password if the proxy wants them (RFC 1929).
package struct SOCKS5Dialogue: ProxyDialogue, Equatable, Sendable {
    /// Each but `reply` expects as many bytes as `wanted` says.
    private enum State: Equatable {
        /// Goes to `authentication` or `reply`.
        case method
        /// Goes to `reply`.
        case authentication
        /// Goes to `bound`.
        case reply
        /// The rest of the reply: the bound address, of no use here.
        case bound(Int)
    }

    private let host: String
    private let port: UInt16
    private let credentials: Secret?
    private var state = State.method
    private var received: [UInt8] = []

    /// A name goes to the proxy as a name (SOCKS5h); who resolves it before gives an address. `credentials` are
    /// `user:password`.
    package init(host: String, port: UInt16, credentials: Secret? = nil) {
        self.host = host
        self.port = port
        self.credentials = credentials
    }

    package var wanted: Int { expected - received.count }

    private var expected: Int {
        switch state {
        case .method, .authentication: 2
        // Version, reply, reserved, address type and the address's first byte, which for a name is its length.
        case .reply: 5
        case .bound(let count): count
        }
    }

    package mutating func start(into output: inout ByteBuffer) {
        output.append(contentsOf: credentials == nil ? [5, 1, 0] : [5, 2, 0, 2])
    }

    package mutating func receive(_ bytes: Span<UInt8>, into output: inout ByteBuffer) -> ProxyProgress {
        for index in bytes.indices {
            received.append(bytes[index])
            // Version 5, or the subnegotiation's 1: whoever says otherwise speaks something else.
            if received.count == 1, !isVersionRight { return .failed(.notAProxy) }
            guard received.count == expected else { continue }
            let part = received
            received.removeAll()
            let progress = take(part, into: &output)
            if progress != .unfinished { return progress }
        }
        return .unfinished
    }

    private var isVersionRight: Bool {
        switch state {
        case .method, .reply: received[0] == 5
        case .authentication: received[0] == 1
        case .bound: true
        }
    }

    private mutating func take(_ part: [UInt8], into output: inout ByteBuffer) -> ProxyProgress {
        switch state {
        case .method:
            switch part[1] {
            case 0: return request(into: &output)
            case 2: return authenticate(into: &output)
            default: return .failed(.authenticationRefused)
            }
        case .authentication: return part[1] == 0 ? request(into: &output) : .failed(.authenticationRefused)
        case .reply:
            if part[1] != 0 { return .failed(.socks(code: part[1], text: Self.text(part[1]))) }
            switch part[3] {
            case 1: state = .bound(3 + 2)
            case 3: state = .bound(Int(part[4]) + 2)
            case 4: state = .bound(15 + 2)
            default: return .failed(.notAProxy)
            }
            return .unfinished
        case .bound: return .established
        }
    }

    /// RFC 1929 section 2.
    private mutating func authenticate(into output: inout ByteBuffer) -> ProxyProgress {
        guard let credentials else { return .failed(.authenticationRefused) }
        let parts = credentials.reveal().split(separator: 0x3a, maxSplits: 1, omittingEmptySubsequences: false)
        let (user, password) = (parts[0], parts.count > 1 ? parts[1] : [])
        guard (1...255).contains(user.count), password.count <= 255 else { return .failed(.authenticationRefused) }
        output.append(1)
        output.append(UInt8(user.count))
        output.append(contentsOf: user)
        output.append(UInt8(password.count))
        output.append(contentsOf: password)
        state = .authentication
        return .unfinished
    }

    /// RFC 1928 section 4.
    private mutating func request(into output: inout ByteBuffer) -> ProxyProgress {
        output.append(contentsOf: [5, 1, 0])
        switch SocketAddress(literal: host, port: port) {
        case .v4(let number, _):
            output.append(1)
            output.append(bigEndian: number)
        case .v6(let high, let low, _, _):
            output.append(4)
            output.append(bigEndian: high)
            output.append(bigEndian: low)
        default:
            let name = Array(host.utf8)
            guard (1...255).contains(name.count) else {
                return .failed(.socks(code: 8, text: "the host name is longer than 255 bytes"))
            }
            output.append(3)
            output.append(UInt8(name.count))
            output.append(contentsOf: name)
        }
        output.append(bigEndian: port)
        state = .reply
        return .unfinished
    }

    /// RFC 1928 section 6.
    private static func text(_ reply: UInt8) -> String {
        switch reply {
        case 1: "general SOCKS server failure"
        case 2: "connection not allowed by ruleset"
        case 3: "network unreachable"
        case 4: "host unreachable"
        case 5: "connection refused"
        case 6: "TTL expired"
        case 7: "command not supported"
        case 8: "address type not supported"
        default: "reply \(reply)"
        }
    }
}
