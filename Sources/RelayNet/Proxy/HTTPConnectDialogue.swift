import RelayBytes
import RelayEvidence

/// The CONNECT request and its response head (RFC 9110 section 9.3.6).
package struct HTTPConnectDialogue: ProxyDialogue, Equatable, Sendable {
    private static let headLimit = 65536

    private let authority: String
    private let credentials: Secret?
    private var head: [UInt8] = []

    /// `host` is a name or an address; an IPv6 address needs no brackets. `credentials` are `user:password`.
    package init(host: String, port: UInt16, credentials: Secret? = nil) {
        authority = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]:\(port)" : "\(host):\(port)"
        self.credentials = credentials
    }

    // The tunnel begins right behind the head, whose end shows only at its last byte.
    package var wanted: Int { 1 }

    package mutating func start(into output: inout ByteBuffer) {
        output.append("CONNECT \(authority) HTTP/1.1\r\nHost: \(authority)\r\n")
        if let credentials {
            output.append("Proxy-Authorization: Basic ")
            output.append(Base64.encode(credentials.reveal()))
            output.append("\r\n")
        }
        output.append("\r\n")
    }

    package mutating func receive(_ bytes: Span<UInt8>, into output: inout ByteBuffer) -> ProxyProgress {
        for index in bytes.indices {
            head.append(bytes[index])
            let begin = Array("HTTP/1.".utf8)
            guard head.prefix(begin.count).elementsEqual(begin.prefix(head.count)) else { return .failed(.notAProxy) }
            if head.count > Self.headLimit { return .failed(.notAProxy) }
            if isComplete, let verdict = judge() { return verdict }
        }
        return .unfinished
    }

    private var isComplete: Bool { head.last == 0x0a && (head.hasSuffix("\r\n\r\n") || head.hasSuffix("\n\n")) }

    /// Nil: an interim response (1xx), behind which another comes.
    private mutating func judge() -> ProxyProgress? {
        let line = head.prefix { $0 != 0x0a && $0 != 0x0d }
        head.removeAll()
        let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[1].count == 3, parts[1].allSatisfy(ASCII.isDigit) else {
            return .failed(.notAProxy)
        }
        let status = parts[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        switch status {
        case 100..<200: return nil
        case 200..<300: return .established
        case 407: return .failed(.authenticationRefused)
        default:
            let reason = parts.count > 2 ? String(decoding: parts[2], as: UTF8.self) : ""
            return .failed(.refused(status: status, reason: reason))
        }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: StaticString) -> Bool {
        let suffix = Array("\(text)".utf8)
        return self.suffix(suffix.count).elementsEqual(suffix)
    }
}
