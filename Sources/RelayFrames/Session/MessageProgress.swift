import RelayBytes

/// A message of which not all has been read.
struct MessageProgress: Equatable, Sendable {
    let opcode: Opcode
    let isCompressed: Bool
    var validator = UTF8Validator()
    var fragments = 1
    /// Where it begins in the assembled bytes.
    var start: Int
}
