import RelayBytes

/// Django's ALLOWED_HOSTS, which decides the Host of HTTP requests and, through Channels'
/// AllowedHostsOriginValidator, the Origin of handshakes.
package struct AllowedHosts: Equatable, Sendable {
    package let patterns: [String]

    package init(_ patterns: [String]) { self.patterns = patterns.map(\.asciiLowercased) }

    /// Django's `HttpRequest.get_host`: the port does not count, a final dot neither.
    package func judge(host: String?) -> HostVerdict {
        let shown = host ?? ""
        guard let name = HostName(authority: shown) else { return .malformed(shown) }
        return allows(name: name.text) ? .allowed : .refused(shown: shown, name: name.text)
    }

    /// Channels' OriginValidator. No Origin is refused unless every host is allowed.
    package func allows(origin: String?) -> Bool {
        if patterns.contains("*") { return true }
        guard let origin, let parsed = Origin(origin) else { return false }
        return patterns.contains { pattern in
            guard let wanted = Origin(pattern) else { return Self.matches(parsed.host, bare(pattern)) }
            return wanted.scheme == parsed.scheme && wanted.port == parsed.port
                && Self.matches(parsed.host, wanted.host)
        }
    }

    private func allows(name: String) -> Bool {
        patterns.contains { pattern in
            pattern == "*" || Self.matches(bare(name), Origin(pattern)?.host ?? bare(pattern))
        }
    }

    /// Django's `is_same_domain`: `.example.com` stands for the domain and all below it.
    private static func matches(_ host: String, _ pattern: String) -> Bool {
        guard pattern.hasPrefix(".") else { return host == pattern }
        return host.hasSuffix(pattern) || host == pattern.dropFirst()
    }

    private func bare(_ name: String) -> String {
        name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : name
    }
}

/// What Django makes of a Host field.
package enum HostVerdict: Equatable, Sendable {
    case allowed
    case refused(shown: String, name: String)
    /// Absent, or no name of RFC 1034.
    case malformed(String)

    /// Django's log text, nil when the host is allowed.
    package var complaint: String? {
        switch self {
        case .allowed: nil
        case .refused(let shown, let name):
            "Invalid HTTP_HOST header: \(PythonText.repr(shown)). "
                + "You may need to add \(PythonText.repr(name)) to ALLOWED_HOSTS."
        case .malformed(let shown):
            "Invalid HTTP_HOST header: \(PythonText.repr(shown)). "
                + "The domain name provided is not valid according to RFC 1034/1035."
        }
    }
}

/// A host name or bracketed address in lower case, without port and final dot.
private struct HostName {
    let text: String

    init?(authority: String) {
        var name = authority.asciiLowercased[...]
        if let colon = name.lastIndex(of: ":"), name.last != "]" {
            guard name[colon...].dropFirst().utf8.allSatisfy(ASCII.isDigit), name.index(after: colon) < name.endIndex
            else { return nil }
            name = name[..<colon]
        }
        if name.hasPrefix("["), name.hasSuffix("]") {
            let inner = name.dropFirst().dropLast().utf8
            guard inner.contains(0x3a), inner.allSatisfy({ Hex.value(of: $0) != nil || $0 == 0x3a || $0 == 0x2e })
            else { return nil }
        } else {
            guard !name.isEmpty,
                name.utf8.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2e || $0 == 0x2d })
            else { return nil }
        }
        text = String(name.hasSuffix(".") ? name.dropLast() : name)
    }
}
