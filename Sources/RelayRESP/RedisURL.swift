import RelayBytes

/// The address of a Redis: `redis://`, `rediss://` (TLS) or `unix://`, read as redis-py reads it.
///
/// It is the one URL in which credentials are accepted; showing it masks them.
package struct RedisURL: Equatable, Sendable {
    package enum Endpoint: Equatable, Sendable {
        /// The host without brackets.
        case tcp(host: String, port: UInt16, tls: Bool)
        case unix(path: String)
    }

    package static let defaultPort: UInt16 = 6379

    package var endpoint: Endpoint
    package var user: String?
    package var password: Secret?
    package var database: Int
    /// Names of query parameters that mean nothing here, as given.
    package var ignoredParameters: [String]

    package init(
        endpoint: Endpoint, user: String? = nil, password: Secret? = nil, database: Int = 0,
        ignoredParameters: [String] = []
    ) {
        self.endpoint = endpoint
        self.user = user
        self.password = password
        self.database = database
        self.ignoredParameters = ignoredParameters
    }

    /// Reads a URL; the fault names the part.
    package init(parsing text: String) throws(RedisURLFault) {
        self = try RedisURLParser(text).parse()
    }
}

extension RedisURL: CustomStringConvertible, CustomDebugStringConvertible {
    /// The URL with `***` for the password.
    package var description: String {
        let credentials = password == nil ? "" : "\(user.map { Printable.escape($0) } ?? ""):***@"
        switch endpoint {
        case .tcp(let host, let port, let tls):
            let shown = host.contains(":") ? "[\(host)]" : host
            return "\(tls ? "rediss" : "redis")://\(credentials)\(Printable.escape(shown)):\(port)/\(database)"
        case .unix(let path):
            return "unix://\(credentials)\(Printable.escape(path))" + (database == 0 ? "" : "?db=\(database)")
        }
    }

    package var debugDescription: String { description }

    /// The text of a URL, parsed or not, with everything up to its last `@` behind the scheme masked, and every value
    /// of its query.
    package static func masked(_ text: String) -> String {
        var shown = Array(text.utf8)
        if let at = shown.lastIndex(of: 0x40) {
            let colon = shown[..<at].firstIndex(of: 0x3a) ?? at
            let start = shown[colon..<at].starts(with: "://".utf8) ? colon + 3 : 0
            shown.replaceSubrange(start..<at, with: "***".utf8)
        }
        if let query = shown.firstIndex(of: 0x3f) { shown.replaceSubrange((query + 1)..., with: "***".utf8) }
        return Printable.escape(shown)
    }
}
