import RelayBytes
import RelayTestSupport
import Testing

/// The stress classes of Markus Kuhn's "UTF-8 decoder capability and stress test", as bytes.
@Suite struct UTF8ValidatorTests {
    static let valid: [[UInt8]] = [
        [], [0x00], [0x7f], Array("κόσμε".utf8),
        [0xc2, 0x80], [0xdf, 0xbf], [0xe0, 0xa0, 0x80], [0xef, 0xbf, 0xbf], [0xf0, 0x90, 0x80, 0x80],
        [0xed, 0x9f, 0xbf], [0xee, 0x80, 0x80], [0xef, 0xbf, 0xbd], [0xf4, 0x8f, 0xbf, 0xbf],
        // Noncharacters are code points like others.
        [0xef, 0xbf, 0xbe], [0xef, 0xb7, 0x90], [0xef, 0xb7, 0xaf], [0xf0, 0x9f, 0xbf, 0xbe], [0xf3, 0xbf, 0xbf, 0xbf],
        Array("0123456789é0123456789😀0123456789".utf8), [0xef, 0xbb, 0xbf],
    ]

    /// Bytes and the offset of the first that cannot be.
    static let invalid: [([UInt8], Int)] = [
        ([0x80], 0), ([0xbf], 0), ([0x80, 0xbf, 0x80], 0), ([0x61, 0x80], 1),
        ([0xc3, 0x20], 1), ([0xe1, 0x20], 1), ([0xe1, 0x80, 0x20], 2), ([0xf1, 0x80, 0x80, 0x20], 3),
        ([0xc3, 0xc3], 1), ([0xe1, 0x80, 0xe1], 2), ([0xf1, 0x80, 0x80, 0xc3], 3),
        ([0xfe], 0), ([0xff], 0), ([0xf8, 0x88, 0x80, 0x80, 0x80], 0), ([0xfc, 0x84, 0x80, 0x80, 0x80, 0x80], 0),
        ([0xc0, 0xaf], 0), ([0xc1, 0xbf], 0), ([0xe0, 0x80, 0xaf], 1), ([0xe0, 0x9f, 0xbf], 1),
        ([0xf0, 0x80, 0x80, 0xaf], 1), ([0xf0, 0x8f, 0xbf, 0xbf], 1), ([0xc0, 0x80], 0), ([0xe0, 0x80, 0x80], 1),
        ([0xed, 0xa0, 0x80], 1), ([0xed, 0xad, 0xbf], 1), ([0xed, 0xbf, 0xbf], 1),
        ([0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80], 1),
        ([0xf4, 0x90, 0x80, 0x80], 1), ([0xf5, 0x80, 0x80, 0x80], 0), ([0xf7, 0xbf, 0xbf, 0xbf], 0),
        (Array("01234567".utf8) + [0xff], 8), (Array("0123456789abcdef0123".utf8) + [0xc3, 0x28], 21),
        (Array("κόσμε".utf8) + [0xed, 0xa0, 0x80] + Array("edited".utf8), 11),
    ]

    static let unfinished: [[UInt8]] = [
        [0xc3], [0xe0], [0xe1], [0xed], [0xf0], [0xf1], [0xf4], [0xe0, 0xa0], [0xe1, 0x80], [0xed, 0x9f], [0xf0, 0x90],
        [0xf1, 0x80], [0xf4, 0x8f], [0xf0, 0x90, 0x80], [0xf1, 0x80, 0x80], [0xf4, 0x8f, 0xbf], [0x61, 0xc3],
    ]

    @Test("valid, also cut at every byte", arguments: valid)
    func isValid(bytes: [UInt8]) throws {
        let isValid = UTF8Validator.isValid(bytes.span)
        #expect(isValid)
        for pieces in Splits.all(bytes) { #expect(Self.fault(pieces) == nil) }
        var validator = UTF8Validator()
        for byte in bytes { try validator.consume([byte].span) }
        #expect(validator.isComplete)
    }

    @Test("invalid at that offset, also cut at every byte", arguments: invalid)
    func isInvalid(bytes: [UInt8], offset: Int) {
        let isValid = UTF8Validator.isValid(bytes.span)
        #expect(!isValid)
        for pieces in Splits.all(bytes) { #expect(Self.fault(pieces) == offset) }
    }

    @Test("unfinished is no fault yet, and not complete", arguments: unfinished)
    func isUnfinished(bytes: [UInt8]) {
        let isValid = UTF8Validator.isValid(bytes.span)
        #expect(!isValid)
        var validator = UTF8Validator()
        #expect(throws: Never.self) { try validator.consume(bytes.span) }
        #expect(!validator.isComplete)
    }

    @Test("all sequences of two bytes agree with a slow reference")
    func pairs() {
        for first in UInt8.min...0xff {
            for second in UInt8.min...0xff { Self.compare([first, second]) }
        }
    }

    @Test(
        "all sequences of three bytes whose first two are not at fault agree with a slow reference",
        arguments: UInt8(0x80)...0xff)
    func triples(first: UInt8) {
        for second in UInt8.min...0xff where Self.fault([[first, second]]) == nil {
            for third in UInt8.min...0xff { Self.compare([first, second, third]) }
        }
    }

    @Test("sequences of four bytes at the bounds agree with a slow reference", arguments: UInt8(0xe0)...0xff)
    func quadruples(first: UInt8) {
        let bounds: [UInt8] = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xed, 0xf0, 0xff]
        for second in UInt8.min...0xff where Self.fault([[first, second]]) == nil {
            for third in bounds {
                for fourth in bounds { Self.compare([first, second, third, fourth]) }
            }
        }
    }

    @Test("every code point, and nothing else, between two ASCII words of any alignment")
    func scalars() {
        for value in UInt32(0)...0x10ffff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array("01234567".prefix(Int(value % 9)).utf8) + Array(String(scalar).utf8) + [0x2e]
            guard UTF8Validator.isValid(bytes.span) else {
                Issue.record("U+\(String(value, radix: 16)) was refused")
                return
            }
        }
    }

    @Test(
        "a fault behind ASCII and other text of any length is found at its offset", arguments: [0, 1, 7, 250, 300, 700])
    func deep(before: Int) {
        for lead in 0..<20 {
            let text = [UInt8](repeating: 0x61, count: before + lead) + Array("äé€😀".utf8)
            for bad in [[0xff], [0xc3, 0x61], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]] as [[UInt8]] {
                let at = bad[0] == 0xff ? 0 : 1
                let bytes = text + bad + Array("and more text".utf8)
                #expect(Self.fault([bytes]) == text.count + at)
                let middle = text.count - 2
                #expect(Self.fault([Array(bytes[..<middle]), Array(bytes[middle...])]) == text.count + at)
            }
            let isValid = UTF8Validator.isValid((text + text + text).span)
            #expect(isValid)
        }
    }

    private static func compare(_ bytes: [UInt8]) {
        let expected = reference(bytes)
        let (fault, complete) = check([bytes])
        guard fault == expected.fault, fault != nil || complete == expected.complete else {
            Issue.record("\(bytes): \(String(describing: fault)) \(complete), reference \(expected)")
            return
        }
    }

    private static func fault(_ pieces: [[UInt8]]) -> Int? { check(pieces).fault }

    private static func check(_ pieces: [[UInt8]]) -> (fault: Int?, complete: Bool) {
        var validator = UTF8Validator()
        var before = 0
        for piece in pieces {
            do throws(UTF8Validator.Fault) {
                try validator.consume(piece.span)
            } catch {
                return (before + error.offset, false)
            }
            before += piece.count
        }
        return (nil, validator.isComplete)
    }

    /// The first offset at which no code point's encoding has the bytes so far as its beginning. It knows only how a
    /// scalar is packed into bits, and asks which scalars could still follow.
    private static func reference(_ bytes: [UInt8]) -> (fault: Int?, complete: Bool) {
        var start = 0
        while start < bytes.count {
            let lead = bytes[start]
            let length =
                lead < 0x80 ? 1 : lead & 0xe0 == 0xc0 ? 2 : lead & 0xf0 == 0xe0 ? 3 : lead & 0xf8 == 0xf0 ? 4 : 0
            if length == 0 { return (start, false) }
            var value = UInt32(length == 1 ? lead : lead & (0x7f >> UInt8(length)))
            for index in 0..<length {
                if index > 0 {
                    if start + index == bytes.count { return (nil, false) }
                    let next = bytes[start + index]
                    if next & 0xc0 != 0x80 { return (start + index, false) }
                    value = value << 6 | UInt32(next & 0x3f)
                }
                let open = UInt32(6 * (length - 1 - index))
                let range = value << open...(value << open | ((1 << open) - 1))
                let smallest: UInt32 = [0, 0, 0x80, 0x800, 0x10000][length]
                let allowed = [smallest...max(smallest, 0xd7ff), max(smallest, 0xe000)...0x10ffff]
                if !allowed.contains(where: { $0.overlaps(range) }) { return (start + index, false) }
            }
            start += length
        }
        return (nil, true)
    }
}
