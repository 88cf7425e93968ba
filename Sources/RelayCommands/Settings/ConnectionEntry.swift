import RelayBytes
import RelayClient

/// The entries of `--resolve` and `--connect-to`, as curl writes them.
package enum ConnectionEntry {
    /// `HOST:PORT:ADDRESS`, with further addresses behind commas.
    package static func pin(_ word: String) throws(CommandFailure) -> HTTPRoute.Pin {
        let parts = fields(word, at: 2)
        guard parts.count == 3, let port = UInt16(parts[1]), port > 0, !parts[0].isEmpty else {
            throw .usage("--resolve \(word.quoted): write HOST:PORT:ADDRESS")
        }
        try check(parts[0], "--resolve \(word.quoted)")
        var addresses: [String] = []
        for item in parts[2].split(separator: ",", omittingEmptySubsequences: false) {
            let text = item.hasPrefix("[") && item.hasSuffix("]") ? item.dropFirst().dropLast() : item
            guard let address = literal(text) else {
                throw .usage("--resolve \(word.quoted): \(String(text).quoted) is no address")
            }
            addresses.append(address)
        }
        return .init(host: bare(parts[0]).asciiLowercased, port: port, addresses: addresses)
    }

    /// `HOST:PORT:HOST:PORT`; an empty part means any on the left, and the same on the right.
    package static func detour(_ word: String) throws(CommandFailure) -> HTTPRoute.Detour {
        let parts = fields(word, at: 3)
        guard parts.count == 4, let port = number(parts[1]), let toPort = number(parts[3]) else {
            throw .usage("--connect-to \(word.quoted): write HOST:PORT:HOST:PORT")
        }
        for host in [parts[0], parts[2]] where !host.isEmpty { try check(host, "--connect-to \(word.quoted)") }
        return .init(
            host: bare(parts[0]).asciiLowercased, port: port, toHost: bare(parts[2]).asciiLowercased, toPort: toPort)
    }

    private static func check(_ host: String, _ entry: String) throws(CommandFailure) {
        do throws(URLFault) { _ = try URLHost.parse(Array(host.utf8)) } catch {
            throw .usage("\(entry): \(host.quoted) is no host")
        }
    }

    /// Cut at colons outside brackets, at most `limit` times.
    private static func fields(_ word: String, at limit: Int) -> [String] {
        var parts = [""]
        var isInside = false
        for character in word {
            if character == "[" { isInside = true }
            if character == "]" { isInside = false }
            if character == ":", !isInside, parts.count <= limit {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// Port 0 stands for an empty part.
    private static func number(_ text: String) -> UInt16? {
        if text.isEmpty { return 0 }
        return UInt16(text).flatMap { $0 > 0 ? $0 : nil }
    }

    private static func literal(_ text: some StringProtocol) -> String? {
        if let address = IPv4Address(text.utf8) { return address.description }
        return IPv6Address(text.utf8)?.description
    }

    private static func bare(_ host: String) -> String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }
}
