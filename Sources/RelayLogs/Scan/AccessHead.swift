import CSystem

/// What follows the address in a line of an access log: `127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "GET`, and nginx's, with
/// a zone and without a port. Lines are held against one text that is both, by the bits of the bytes that must be equal.
enum AccessHead {
    /// The text, in which zeros stand for anything; the W is that of `WSCONNECTING`, with which no method begins.
    private static var text: [UInt8] { Array(" - - [00/000/0000:00:00:00] \"W00] \"".utf8).map { $0 == 0x30 ? 0 : $0 } }

    /// The whole of it; its tests are for Daphne's lines, nginx's, and Daphne's for a handshake.
    static func make() -> csystem_head {
        // The line begins with a digit and is not cut, with the dashes, the bracket, the slashes and the first colon.
        let common: UInt64 =
            0b10_0001_0001_0011_1111 | 1 << UInt64(CSYSTEM_HEAD_DIGIT) | 1 << UInt64(CSYSTEM_HEAD_WHOLE)
        // The ends of a stamp without a zone and of one that has a zone; the bracket of the former, and a port.
        let (zoneless, zoned): (UInt64, UInt64) = (0b111 << 26, 0b111 << 32)
        let foreign: UInt64 = 1 << 26 | 1 << UInt64(CSYSTEM_HEAD_MARKED)
        var head = csystem_head()
        let text = text
        unsafe withUnsafeMutableBytes(of: &head.bytes) { unsafe $0.copyBytes(from: text) }
        (head.count, head.mark) = (UInt8(text.count), 0x3a)
        let (access, proxyAccess) = (LineShape.access, LineShape.proxyAccess)
        let handshake = LineShape.handshake | LineShape.flag
        let other = LineShape.other | LineShape.flag
        // By the tests that are passed, the first one counting one; a handshake's line passes the first one too.
        head.shapes = (other, access, proxyAccess, other, other, handshake, other, other)
        head.tests.0 = csystem_head_test(bits: common | zoneless, wanted: common | zoneless)
        head.tests.1 = csystem_head_test(bits: common | zoned | foreign, wanted: common | zoned)
        head.tests.2 = csystem_head_test(bits: common | zoneless | 1 << 29, wanted: common | zoneless | 1 << 29)
        return head
    }
}
