/// A frame whose header has been read and whose payload has not, or not all.
struct FrameProgress: Equatable, Sendable {
    let header: FrameHeader
    /// Bytes of the payload that have been read.
    var received = 0

    var remaining: Int { header.length - received }
}
