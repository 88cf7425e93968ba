import RelayBytes

/// The value of `Sec-WebSocket-Key` (RFC 6455 section 4.1): sixteen random bytes in base64.
package struct WebSocketKey: Equatable, Sendable {
    package let text: String

    /// Nil unless the text is the base64 of sixteen bytes.
    package init?(_ text: String) {
        guard Base64.decode(text)?.count == 16 else { return nil }
        self.text = text
    }

    /// A fresh key, as every connection needs.
    package static func random(using generator: inout some RandomNumberGenerator) -> WebSocketKey {
        let halves = [generator.next() as UInt64, generator.next() as UInt64]
        let bytes = halves.flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (8 * $0)) } }
        return WebSocketKey(bytes: bytes)
    }

    /// A key of 16 bytes that are known, where no connection hangs on it.
    package init(bytes: [UInt8]) { text = Base64.encode(bytes) }

    /// The value of `Sec-WebSocket-Accept` that answers the key (section 4.2.2, step 5.4).
    package var accept: String { Accept.value(for: text) }
}
