import RelayBytes

/// What is asked of an HTTP server.
package struct HTTPRequest: Equatable, Sendable {
    package enum Method: String, Equatable, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
    }

    package var method: Method
    /// Absolute, `http` or `https`, without credentials and fragment. The path goes out as it is written here.
    package var url: String
    /// In the order in which they are sent; `Host` among them replaces the one of the URL.
    package var fields: [HTTPRequestField]
    /// Sent by POST alone. It may hold a password, so it is a secret as a whole.
    package var body: Secret

    package init(
        _ method: Method, _ url: String, fields: [HTTPRequestField] = [], body: Secret = Secret([UInt8]())
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
    }
}

/// A part of a request that would not mean on the wire what it says here, so nothing was sent.
package enum HTTPRequestFault: Error, Equatable, Sendable {
    /// Neither `http` nor `https`.
    case scheme(String)
    /// A control character, a space, a fragment, or no host.
    case url(String)
    case credentialsInURL
    /// A name that is no token (RFC 9110 section 5.1).
    case fieldName(String)
    /// CR, LF, NUL or another control character in the value of the field of that name.
    case fieldValue(name: String)
    /// A control character in a path, a pin, a proxy or another setting, which is named.
    case setting(String)
    /// The text cannot be put into JSON, because it is not UTF-8.
    case notUTF8(String)
}

extension HTTPRequest {
    /// What keeps the request from being sent, if anything does.
    package var fault: HTTPRequestFault? {
        if let fault = Self.urlFault(url) { return fault }
        for field in fields {
            guard field.name.isHTTPToken else { return .fieldName(field.name) }
            let isClean =
                switch field.value {
                case .text(let text): Self.isFieldValue(text.utf8)
                case .secret(let prefix, let secret): Self.isFieldValue(Array(prefix.utf8) + secret.reveal())
                }
            guard isClean else { return .fieldValue(name: field.name) }
        }
        return nil
    }

    private static func isFieldValue(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x09 || !ASCII.isControl($0) }
    }

    private static func urlFault(_ url: String) -> HTTPRequestFault? {
        let bytes = Array(url.utf8)
        guard let colon = bytes.firstIndex(of: 0x3a), bytes[colon...].starts(with: "://".utf8) else { return .url(url) }
        let scheme = String(decoding: bytes[..<colon], as: UTF8.self).asciiLowercased
        guard scheme == "http" || scheme == "https" else { return .scheme(scheme) }
        guard bytes.allSatisfy({ !ASCII.isControl($0) && $0 != 0x20 && $0 != 0x23 }) else { return .url(url) }
        let authority = bytes[(colon + 3)...].prefix { $0 != 0x2f && $0 != 0x3f }
        if authority.contains(0x40) { return .credentialsInURL }
        // libcurl decodes %2f and %00 of a host.
        return authority.isEmpty || authority.contains(0x25) || authority.contains(0x5c) ? .url(url) : nil
    }

    /// Scheme, host and port in lower case with the port written out: `https://api.test:443`. Nil without a host.
    package static func origin(of url: String) -> String? {
        guard urlFault(url) == nil, let colon = url.firstIndex(of: ":") else { return nil }
        let scheme = url[..<colon].asciiLowercased
        let authority = url[colon...].dropFirst(3).prefix { $0 != "/" && $0 != "?" }.asciiLowercased
        let hasPort = authority.last != "]" && authority.split(separator: "]").last?.contains(":") == true
        if hasPort, authority.last != ":" { return "\(scheme)://\(authority)" }
        return "\(scheme)://\(authority)\(hasPort ? "" : ":")\(scheme == "https" ? 443 : 80)"
    }
}
