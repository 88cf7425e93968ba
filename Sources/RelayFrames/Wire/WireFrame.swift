/// A frame as it went over the wire: its header and the start of its payload, unmasked.
package struct WireFrame: Equatable, Sendable {
    package let header: FrameHeader
    /// The first bytes of the payload, `WireReader.kept` at most; deflated ones as they are.
    package internal(set) var start: [UInt8] = []
    /// Bytes of the payload that went; fewer than announced where the connection ended.
    package internal(set) var passed = 0

    package init(_ header: FrameHeader) { self.header = header }

    package var isWhole: Bool { passed == header.length }
}
