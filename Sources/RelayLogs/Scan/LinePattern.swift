import CScan

/// The pattern by which the commonest lines are told at once: those of Daphne's and nginx's access logs, and those of loggers
/// at INFO.
enum LinePattern {
    static func make() -> cscan_pattern {
        var pattern = cscan_pattern()
        (pattern.other_shape, pattern.indented_shape) = (LineShape.other | LineShape.flag, LineShape.stack)
        addLogger(to: &pattern)
        addAccess(to: &pattern)
        return pattern
    }

    /// The zeros may be anything.
    private static func addLogger(to pattern: inout cscan_pattern) {
        let text = Array("0000-00-00 00:00:00,000 INFO    ".utf8)
        unsafe withUnsafeMutableBytes(of: &pattern.logger) { unsafe $0.copyBytes(from: text) }
        for (place, byte) in text.enumerated() where byte != 0x30 { pattern.logger_bits |= 1 << UInt32(place) }
        pattern.logger_shape = LineShape.message | LineShape.flag
    }

    /// What follows the address: `127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "GET`, and nginx's, with a zone and without a
    /// port. Lines are held against one text that is both, by the bits of the bytes that must be equal.
    private static func addAccess(to pattern: inout cscan_pattern) {
        // The zeros stand for anything; the W is that of `WSCONNECTING`, with which no method begins.
        let text = Array("- [00/000/0000:00:00:00] \"W00] \"".utf8).map { $0 == 0x30 ? 0 : $0 }
        unsafe withUnsafeMutableBytes(of: &pattern.access) { unsafe $0.copyBytes(from: text) }
        // From the first blank on, ` - ` and the text.
        (pattern.dash, pattern.access_count) = (0x2d, UInt8(3 + text.count))
        // The dash, the bracket, the slashes and the first colon; the ends of a stamp without a zone and of one that has a
        // zone; the bracket of the former.
        let common: UInt32 = 0b100_0010_0010_0111
        let (zoneless, zoned, bracket): (UInt32, UInt32, UInt32) = (0b111 << 23, 0b111 << 29, 1 << 23)
        let handshake = common | zoneless | 1 << 26
        pattern.tests.0 = cscan_test(
            bits: common | zoneless, wanted: common | zoneless, plain: 0, shape: LineShape.access)
        pattern.tests.1 = cscan_test(
            bits: common | zoned | bracket, wanted: common | zoned, plain: 1, shape: LineShape.proxyAccess)
        pattern.tests.2 = cscan_test(
            bits: handshake, wanted: handshake, plain: 0, shape: LineShape.handshake | LineShape.flag)
    }
}
