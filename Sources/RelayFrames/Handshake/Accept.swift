import RelayBytes

/// `Sec-WebSocket-Accept` (RFC 6455 section 4.2.2): proof that the server read the key.
package enum Accept {
    private static let suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

    /// The base64 of the SHA-1 of the key, as it stands in the request, and the fixed suffix.
    package static func value(for key: String) -> String {
        Base64.encode(SHA1.digest(Array((key + suffix).utf8)))
    }
}
