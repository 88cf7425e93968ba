import RelayBytes

/// The hosts that are reached without a proxy, as `no_proxy` lists them: names with all below them, addresses,
/// networks in CIDR notation, each with a port if only that is meant; `*` is all.
package struct ProxyExemptions: Equatable {
    private let items: [String]

    /// Reads a list with commas or spaces between its items.
    package init(_ text: String) {
        items = text.split { $0 == "," || $0 == " " || $0 == "\t" }.map { String($0).asciiLowercased }
    }

    /// Whether the host is on the list.
    package func contains(_ host: URLHost, port: UInt16) -> Bool {
        items.contains { $0 == "*" || Self.matches($0, host, port) }
    }

    private static func matches(_ item: String, _ host: URLHost, _ port: UInt16) -> Bool {
        let (text, wanted) = withoutPort(item)
        if let wanted, wanted != port { return false }
        switch host {
        case .name(let name):
            let domain = text.hasPrefix("*.") ? text.dropFirst(2) : text.hasPrefix(".") ? text.dropFirst() : text[...]
            let (known, asked) = (trimmed(domain), trimmed(name[...]))
            return !known.isEmpty && (asked == known || asked.hasSuffix("." + known))
        case .ipv4(let address): return covers(text, address.bytes) { IPv4Address($0.utf8)?.bytes }
        case .ipv6(let address):
            return covers(text, bytes(address)) { IPv6Address($0.utf8).map(bytes) }
        }
    }

    /// `host:8080` taken apart; an IPv6 address has colons of its own and its port behind brackets.
    private static func withoutPort(_ item: String) -> (String, UInt16?) {
        if item.hasPrefix("["), let bracket = item.firstIndex(of: "]") {
            let rest = item[item.index(after: bracket)...]
            return (String(item[item.index(after: item.startIndex)..<bracket]), UInt16(rest.dropFirst()))
        }
        guard item.utf8.count(where: { $0 == 0x3a }) == 1, let colon = item.firstIndex(of: ":") else {
            return (item, nil)
        }
        guard let port = UInt16(item[item.index(after: colon)...]) else { return (item, nil) }
        return (String(item[..<colon]), port)
    }

    private static func trimmed(_ name: Substring) -> Substring { name.hasSuffix(".") ? name.dropLast() : name }

    private static func bytes(_ address: IPv6Address) -> [UInt8] {
        address.groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    }

    private static func covers(_ text: String, _ address: [UInt8], _ read: (Substring) -> [UInt8]?) -> Bool {
        guard let slash = text.firstIndex(of: "/") else { return read(text[...]) == address }
        guard let network = read(text[..<slash]), let bits = Int(text[text.index(after: slash)...]),
            (0...(address.count * 8)).contains(bits)
        else { return false }
        for (index, (left, right)) in zip(network, address).enumerated() {
            let kept = min(8, max(0, bits - index * 8))
            let mask = kept == 0 ? 0 : UInt8(truncatingIfNeeded: 0xff << (8 - kept))
            if left & mask != right & mask { return false }
        }
        return true
    }
}
