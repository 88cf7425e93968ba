import RelayBytes
import RelayFrames

/// The inflater of one connection (RFC 7692 section 7.2.2). It refuses everything until permessage-deflate is agreed,
/// and owns no memory until the first compressed message.
package struct MessageInflater: ~Copyable, PayloadInflater {
    private var stream: InflateStream?
    private var isAgreed = false
    /// The peer's messages refer to those before them.
    private var keepsContext = true
    /// Part of a message has been read.
    private var isInsideMessage = false

    package init() {}

    package mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role) {
        isAgreed = true
        keepsContext = role == .client ? !agreement.serverNoContextTakeover : !agreement.clientNoContextTakeover
    }

    package mutating func inflate(
        _ input: Span<UInt8>, isFinal: Bool, limit: Int, into output: inout [UInt8]
    ) throws(InflateFault) {
        guard isAgreed else { throw .invalid }
        if stream == nil { stream = InflateStream() }
        guard stream != nil else { throw .invalid }
        let before = output.count
        try stream?.inflate(input, limit: limit, into: &output)
        if !input.isEmpty { isInsideMessage = true }
        guard isFinal else { return }
        // A compressed message without a single byte is empty, as other zlib programs read it.
        if isInsideMessage { try stream?.endMessage(limit: limit - (output.count - before), into: &output) }
        isInsideMessage = false
        if !keepsContext { stream?.reset() }
    }

    /// Gives the memory back if nothing is lost by it; for before a long wait.
    package mutating func releaseIdle() {
        if !keepsContext, !isInsideMessage { stream = nil }
    }
}
