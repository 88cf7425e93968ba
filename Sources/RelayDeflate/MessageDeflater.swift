import RelayBytes
import RelayFrames

/// The deflater of one connection (RFC 7692 section 7.2.1). It leaves every message as it is until permessage-deflate
/// is agreed, and owns no memory until the first message that it compresses.
///
/// Messages of fewer than 16 bytes are left as they are: DEFLATE rarely makes them shorter. Without context takeover
/// so is any message that did not get shorter; with it that cannot be taken back, for later messages refer to it.
package struct MessageDeflater: ~Copyable, PayloadDeflater {
    /// Bytes below which a message is not compressed.
    package static let leastBytes = 16
    /// Room that is kept for the next message.
    private static let keptCapacity = 1 << 18

    private var stream: DeflateStream?
    /// 8...15; nil until there is an agreement.
    private var windowBits: Int?
    /// Our messages refer to those before them.
    private var keepsContext = true
    private var compressed: [UInt8] = []

    package init() {}

    package mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role) {
        windowBits = role == .client ? agreement.clientMaxWindowBits : agreement.serverMaxWindowBits
        keepsContext = role == .client ? !agreement.clientNoContextTakeover : !agreement.serverNoContextTakeover
    }

    package mutating func deflate(_ payload: Span<UInt8>, _ use: (Span<UInt8>) -> Void) -> Bool {
        guard let windowBits, payload.count >= Self.leastBytes else { return false }
        if stream == nil { stream = DeflateStream(windowBits: windowBits) }
        guard stream != nil else { return false }
        stream?.deflate(payload, into: &compressed)
        // Section 7.2.1: "Remove 4 octets (that are 0x00 0x00 0xff 0xff) from the tail end."
        let count = compressed.count - 4
        let isWorthwhile = keepsContext || count < payload.count
        if isWorthwhile { use(compressed.span.extracting(..<count)) }
        compressed.removeAll(keepingCapacity: compressed.capacity <= Self.keptCapacity)
        if !keepsContext { stream?.reset() }
        return isWorthwhile
    }

    /// Gives the memory back if nothing is lost by it; for before a long wait.
    package mutating func releaseIdle() {
        compressed = []
        if !keepsContext { stream = nil }
    }
}
