import Glibc

/// The address of one end of a connection.
package enum SocketAddress: Equatable, Sendable {
    /// The address as the kernel holds it, most significant byte first.
    case v4(UInt32, port: UInt16)
    case v6(high: UInt64, low: UInt64, scope: UInt32, port: UInt16)
    /// The path of a Unix-domain socket; empty for an end without a name.
    case unix(path: String)

    /// An address written in numbers (`127.0.0.1`, `::1`, `fe80::1%eth0`, with or without brackets) and a port; nil for
    /// a name.
    package init?(literal: String, port: UInt16) {
        let bare = literal.hasPrefix("[") && literal.hasSuffix("]") ? String(literal.dropFirst().dropLast()) : literal
        var v4 = in_addr()
        if unsafe inet_pton(AF_INET, bare, &v4) == 1 {
            self = .v4(UInt32(bigEndian: v4.s_addr), port: port)
            return
        }
        let parts = bare.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var bytes = [UInt8](repeating: 0, count: 16)
        guard unsafe inet_pton(AF_INET6, parts[0], &bytes) == 1 else { return nil }
        var scope: UInt32 = 0
        if parts.count == 2 {
            scope = unsafe UInt32(parts[1]) ?? if_nametoindex(parts[1])
            if scope == 0 { return nil }
        }
        self = .v6(high: Self.word(bytes[0..<8]), low: Self.word(bytes[8..<16]), scope: scope, port: port)
    }

    /// What `text` writes: `127.0.0.1:80`, `[::1]:80` or an absolute path.
    package init?(_ text: String) {
        if text.hasPrefix("/") {
            self = .unix(path: text)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        let host = String(text[..<colon])
        // Bare IPv6 would make the last group a port.
        if host.contains(":"), !host.hasPrefix("[") { return nil }
        self.init(literal: host, port: port)
    }

    /// `127.0.0.1:80`, `[::1]:80` or a path.
    package var text: String {
        switch self {
        case .v4(_, let port): "\(host):\(port)"
        case .v6(_, _, _, let port): "[\(host)]:\(port)"
        case .unix(let path): path
        }
    }

    /// The address without brackets and port, or the path.
    package var host: String {
        switch self {
        case .v4(let number, _):
            return (0..<4).map { String(number >> (24 - 8 * UInt32($0)) & 255) }.joined(separator: ".")
        case .v6(let high, let low, let scope, _):
            let address = Self.v6Text(high, low)
            return scope == 0 ? address : "\(address)%\(scope)"
        case .unix(let path): return path
        }
    }

    /// The port, or nil for a path.
    package var port: UInt16? {
        switch self {
        case .v4(_, let port), .v6(_, _, _, let port): port
        case .unix: nil
        }
    }

    /// The same address with another port.
    package func with(port: UInt16) -> SocketAddress {
        switch self {
        case .v4(let number, _): .v4(number, port: port)
        case .v6(let high, let low, let scope, _): .v6(high: high, low: low, scope: scope, port: port)
        case .unix: self
        }
    }

    /// Whether the address leads back to this machine: 127.0.0.0/8, ::1, either mapped into the other, or a path.
    package var isLoopback: Bool {
        switch self {
        case .v4(let number, _): number >> 24 == 127
        case .v6(let high, let low, _, _): high == 0 && (low == 1 || low >> 24 == 0xffff_7f)
        case .unix: true
        }
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    private static func v6Text(_ high: UInt64, _ low: UInt64) -> String {
        var address = in6_addr()
        unsafe withUnsafeMutableBytes(of: &address) { bytes in
            unsafe bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            unsafe bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard unsafe inet_ntop(AF_INET6, &address, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension SocketAddress: CustomStringConvertible {
    package var description: String { text }
}
