/// The host of a URL (RFC 3986 section 3.2.2): a registered name or an address.
package enum URLHost: Equatable, Sendable {
    /// In lower case; it may hold underscores, as container names do, and keeps a trailing dot.
    case name(String)
    case ipv4(IPv4Address)
    case ipv6(IPv6Address)

    /// As a resolver and a certificate check want it: without brackets.
    package var text: String {
        switch self {
        case .name(let name): name
        case .ipv4(let address): address.description
        case .ipv6(let address): address.description
        }
    }

    /// As a URL and a Host field want it: an IPv6 address in brackets.
    package var bracketed: String {
        if case .ipv6(let address) = self { "[\(address)]" } else { text }
    }

    /// `localhost`, a name below it (RFC 6761 section 6.3), 127.0.0.0/8 or ::1.
    package var isLoopback: Bool {
        switch self {
        case .name(let name):
            let bare = name.hasSuffix(".") ? name.dropLast() : name[...]
            return bare == "localhost" || bare.hasSuffix(".localhost")
        case .ipv4(let address): return address.isLoopback
        case .ipv6(let address): return address.isLoopback
        }
    }
}

extension URLHost {
    /// The host in `text`, brackets included; an offset of a fault counts from its start.
    package static func parse(_ text: [UInt8]) throws(URLFault) -> URLHost {
        guard let first = text.first else { throw fault(.missing, 0) }
        if first == 0x5b {
            guard text.last == 0x5d else { throw fault(.notIPv6, 0) }
            let inner = Array(text[1..<(text.count - 1)])
            if inner.contains(0x25) { throw fault(.zone, 0) }
            guard let address = IPv6Address(inner) else { throw fault(.notIPv6, 0) }
            return .ipv6(address)
        }
        try checkName(text)
        let name = String(decoding: text.map(ASCII.lowercased), as: UTF8.self)
        guard endsInNumber(text) else { return .name(name) }
        guard let address = IPv4Address(text) else { throw fault(.notIPv4, 0) }
        return .ipv4(address)
    }

    private static func checkName(_ text: [UInt8]) throws(URLFault) {
        var label = 0
        for (offset, byte) in text.enumerated() {
            switch byte {
            case 0x2e where label == 0: throw fault(.emptyLabel, offset)
            case 0x2e: label = 0
            case 0x2d, 0x5f: label += 1
            case 0x80...: throw fault(.notASCII, offset)
            case _ where ASCII.isLetter(byte) || ASCII.isDigit(byte): label += 1
            default: throw fault(.forbidden(byte), offset)
            }
            if label > 63 { throw fault(.tooLong, offset) }
        }
        if text.count - (text.last == 0x2e ? 1 : 0) > 253 { throw fault(.tooLong, 253) }
    }

    /// Whether a resolver would take the name for an address: `127.1` and `0x7f000001` are loopback to some.
    private static func endsInNumber(_ text: [UInt8]) -> Bool {
        let labels = text.split(separator: 0x2e)
        guard let last = labels.last else { return false }
        if last.allSatisfy(ASCII.isDigit) { return true }
        return last.count > 2 && last[last.startIndex] == 0x30 && last[last.startIndex + 1] | 0x20 == 0x78
            && last.dropFirst(2).allSatisfy { Hex.value(of: $0) != nil }
    }

    private static func fault(_ reason: URLFault.Reason, _ offset: Int) -> URLFault {
        URLFault(part: .host, reason: reason, offset: offset)
    }
}
