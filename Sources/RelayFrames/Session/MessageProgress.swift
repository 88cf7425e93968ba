import RelayBytes

/// A message of which not all has been read.
struct MessageProgress: Hashable, Sendable {
    let opcode: Opcode
    let isCompressed: Bool
    var validator = UTF8Validator()
    var fragments = 1
    /// Where it begins in the assembled bytes.
    var start: Int
}

/// A frame whose header has been read and whose payload has not, or not all.
struct FrameProgress: Hashable, Sendable {
    let header: FrameHeader
    /// Bytes of the payload that have been read.
    var received = 0

    var remaining: Int { header.length - received }
}
