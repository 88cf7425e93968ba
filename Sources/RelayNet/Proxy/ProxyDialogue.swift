import RelayBytes
import RelayEvidence

/// One side of a conversation with a proxy that ends in a tunnel: bytes come in, bytes to send come out.
package protocol ProxyDialogue {
    /// Appends what the client says first.
    mutating func start(into output: inout ByteBuffer)

    /// Takes the bytes that have arrived and appends what is to be sent in answer. No byte beyond `wanted` is given.
    mutating func receive(_ bytes: Span<UInt8>, into output: inout ByteBuffer) -> ProxyProgress

    /// How many bytes to read at most, so that nothing of the tunnel's is taken.
    var wanted: Int { get }
}

/// Where a conversation with a proxy stands.
package enum ProxyProgress: Equatable, Sendable {
    /// Goes on with the next bytes.
    case unfinished
    case established
    case failed(ProxyFailure)
}
