import RelayBytes

/// The headers whose values are credentials, whatever they hold.
package enum Masking {
    private static let secret = [
        "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token", "x-csrftoken",
    ]

    /// The value of a header as it may be shown.
    package static func value(of name: String, _ value: String) -> String {
        secret.contains(name.asciiLowercased) ? "***" : value
    }
}
