import RelayBytes
import Testing

@Suite struct ByteReaderTests {
    @Test func reads() {
        let bytes = [UInt8](1...15)
        var reader = ByteReader(bytes.span)
        let (first, last, beyond) = (reader.peek(), reader.peek(at: 14), reader.peek(at: 15))
        #expect(first == 0x01)
        #expect(last == 0x0f)
        #expect(beyond == nil)
        let (one, two) = (reader.next(), reader.bigEndian(UInt16.self))
        let (four, eight) = (reader.bigEndian(UInt32.self), reader.bigEndian(UInt64.self))
        #expect(one == 0x01)
        #expect(two == 0x0203)
        #expect(four == 0x0405_0607)
        #expect(eight == 0x0809_0a0b_0c0d_0e0f)
        let (isAtEnd, none, noInteger) = (reader.isAtEnd, reader.next(), reader.bigEndian(UInt8.self))
        #expect(isAtEnd)
        #expect(none == nil)
        #expect(noInteger == nil)
    }

    @Test("what is not there is nil and moves nothing")
    func short() {
        let bytes: [UInt8] = [0xff, 0xfe, 0xfd]
        var reader = ByteReader(bytes.span)
        let (integer, skipped) = (reader.bigEndian(UInt32.self), reader.skip(4))
        let took = reader.take(4) != nil
        let position = reader.position
        #expect(integer == nil)
        #expect(!skipped)
        #expect(!took)
        #expect(position == 0)
        let (two, remaining) = (reader.bigEndian(UInt16.self), reader.remaining)
        #expect(two == 0xfffe)
        #expect(remaining == 1)
    }

    @Test("a hostile length is refused, not computed with", arguments: [-1, -2, Int.min, .max, .max - 1, 4])
    func hostile(count: Int) {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = ByteReader(bytes.span)
        _ = reader.next()
        let (skipped, took, peeked) = (reader.skip(count), reader.take(count) != nil, reader.peek(at: count))
        let position = reader.position
        #expect(!skipped)
        #expect(!took)
        #expect(peeked == nil)
        #expect(position == 1)
    }

    @Test func takesInPlace() {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = ByteReader(bytes.span)
        guard let taken = reader.take(2) else {
            Issue.record("two bytes are there")
            return
        }
        let (count, second) = (taken.count, taken[1])
        #expect(count == 2)
        #expect(second == 2)
        let (none, remaining) = (reader.take(0)?.count, reader.remaining)
        #expect(none == 0)
        #expect(remaining == 1)
    }

    @Test func nothing() {
        let bytes: [UInt8] = []
        var reader = ByteReader(bytes.span)
        let (isAtEnd, peeked, skipped) = (reader.isAtEnd, reader.peek(), reader.skip(0))
        #expect(isAtEnd)
        #expect(peeked == nil)
        #expect(skipped)
    }
}
