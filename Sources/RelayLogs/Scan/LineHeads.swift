import CSystem

/// The heads by which the commonest lines are told at once.
///
/// What follows the address in a line of an access log: `127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "GET`, and nginx's, with
/// a zone and without a port. Lines are held against one text that is both, by the bits of the bytes that must be equal.
enum LineHeads {
    /// The text behind ` - `, in which zeros stand for anything; the W is that of `WSCONNECTING`, with which no method
    /// begins.
    private static var text: [UInt8] { Array("- [00/000/0000:00:00:00] \"W00] \"".utf8).map { $0 == 0x30 ? 0 : $0 } }

    /// The whole of it; its tests are for Daphne's lines, nginx's, and Daphne's for a handshake.
    static func make() -> csystem_head {
        // The dash, the bracket, the slashes and the first colon.
        let common: UInt32 = 0b100_0010_0010_0111
        // The ends of a stamp without a zone and of one that has a zone; the bracket of the former.
        let (zoneless, zoned, bracket): (UInt32, UInt32, UInt32) = (0b111 << 23, 0b111 << 29, 1 << 23)
        let handshake = common | zoneless | 1 << 26
        var head = csystem_head()
        let text = text
        unsafe withUnsafeMutableBytes(of: &head.bytes) { unsafe $0.copyBytes(from: text) }
        // From the first blank on, ` - ` and the text.
        (head.dash, head.count) = (0x2d, UInt8(3 + text.count))
        head.tests.0 = csystem_head_test(
            bits: common | zoneless, wanted: common | zoneless, plain: 0, shape: LineShape.access)
        head.tests.1 = csystem_head_test(
            bits: common | zoned | bracket, wanted: common | zoned, plain: 1, shape: LineShape.proxyAccess)
        head.tests.2 = csystem_head_test(
            bits: handshake, wanted: handshake, plain: 0, shape: LineShape.handshake | LineShape.flag)
        head.other = LineShape.other | LineShape.flag
        head.indented = LineShape.stack
        addLogger(to: &head)
        return head
    }

    /// A logger's line at INFO, in which the zeros may be anything.
    private static func addLogger(to head: inout csystem_head) {
        let text = Array("0000-00-00 00:00:00,000 INFO    ".utf8)
        unsafe withUnsafeMutableBytes(of: &head.start) { unsafe $0.copyBytes(from: text) }
        for (place, byte) in text.enumerated() where byte != 0x30 { head.start_same |= 1 << UInt32(place) }
        head.started = LineShape.message | LineShape.flag
    }
}
