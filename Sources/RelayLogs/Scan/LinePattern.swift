import CScan

/// The pattern by which the commonest lines are told at once: those of Daphne's and nginx's access logs, and those of loggers
/// at INFO.
enum LinePattern {
    static func make() -> cscan_pattern {
        var pattern = cscan_pattern()
        (pattern.other_shape, pattern.indented_shape) = (LineShape.other | LineShape.flag, LineShape.stack)
        unsafe withUnsafeMutableBytes(of: &pattern.indented_signs) { signs in
            for byte in IndentedLine.signs + Array("\n\r\t".utf8) { unsafe signs[Int(byte)] = 1 }
        }
        addLogger(to: &pattern)
        addAccess(to: &pattern)
        return pattern
    }

    /// The zeros are digits; the others may be anything, because where they are none the stamp has no time.
    private static func addLogger(to pattern: inout cscan_pattern) {
        let text = Array("0xxx-xx-xx xx:xx:00,000 INFO     ".utf8)
        unsafe withUnsafeMutableBytes(of: &pattern.logger) { unsafe $0.copyBytes(from: text) }
        for (place, byte) in text.enumerated() {
            switch byte {
            case 0x30: pattern.logger_digits |= 1 << UInt32(place)
            case 0x78: break
            default: pattern.logger_bits |= 1 << UInt32(place)
            }
        }
        pattern.level = word(text, at: Int(CSCAN_LEVEL))
        addMessage(to: &pattern)
    }

    /// Four bytes as they lie in memory.
    private static func word(_ text: [UInt8], at place: Int) -> UInt32 {
        unsafe text.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: place, as: UInt32.self) }
    }

    /// A message that begins with the name of a logger, and is no known sentence behind it. Known ones begin with c, d, f
    /// or s, or with no small letter; behind a name and a dash, a bar or a blank another prefix may go on.
    private static func addMessage(to pattern: inout cscan_pattern) {
        unsafe withUnsafeMutableBytes(of: &pattern.message_signs) { signs in
            for byte in UInt8.min...UInt8.max {
                let isQuiet = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte && !"cdfs".utf8.contains(byte)
                unsafe signs[Int(byte)] = ("-| ".utf8.contains(byte) ? 0 : 1) | (isQuiet ? 2 : 0)
            }
        }
        pattern.message_shapes = (LineShape.message | LineShape.flag, LineShape.unrecognised)
    }

    /// What follows the address: `127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "GET`, and nginx's, with a zone and without a
    /// port. Lines are held against one text that is both, by the bits of the bytes that must be equal.
    private static func addAccess(to pattern: inout cscan_pattern) {
        // The zeros stand for anything; the W is that of `WSCONNECTING`, with which no method begins.
        let text = Array("- [00/000/0000:00:00:00] \"W00] \"".utf8).map { $0 == 0x30 ? 0 : $0 }
        unsafe withUnsafeMutableBytes(of: &pattern.access) { unsafe $0.copyBytes(from: text) }
        // From the first blank on, ` - ` and the text.
        pattern.access_count = UInt8(3 + text.count)
        (pattern.joint, pattern.joint_bits) = (word(Array(" - \0".utf8), at: 0), word([0xff, 0xff, 0xff, 0], at: 0))
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
