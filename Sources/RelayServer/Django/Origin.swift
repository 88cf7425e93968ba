import RelayBytes

/// An origin as Python's urlparse takes it apart: scheme, host in lower case without brackets, port or its default.
struct Origin: Equatable, Sendable {
    let scheme: String
    let host: String
    let port: Int?

    /// Nil without `scheme://host`; so are `null` and `foo`.
    init?(_ text: String) {
        guard let separator = text.place(of: "://") else { return nil }
        scheme = text[..<separator.lowerBound].asciiLowercased
        var authority = text[separator.upperBound...].prefix { !"/?#".contains($0) }
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        var portText: Substring = ""
        if let bracket = authority.lastIndex(of: "]") {
            portText = authority[authority.index(after: bracket)...].drop { $0 == ":" }
            host = authority[..<bracket].drop { $0 == "[" }.asciiLowercased
        } else if let colon = authority.lastIndex(of: ":") {
            portText = authority[colon...].dropFirst()
            host = authority[..<colon].asciiLowercased
        } else {
            host = authority.asciiLowercased
        }
        guard !scheme.isEmpty, !host.isEmpty else { return nil }
        let defaults = ["http": 80, "ws": 80, "https": 443, "wss": 443]
        port = Int(portText) ?? defaults[scheme]
    }
}
