import RelayBytes
import RelayTestSupport
import Testing

@Suite struct ByteBufferTests {
    @Test func appendsEveryKind() {
        var buffer = ByteBuffer()
        buffer.append(0x01)
        buffer.append(contentsOf: [0x02, 0x03])
        buffer.append("é")
        let more: [UInt8] = [0x04, 0x05]
        buffer.append(more.span)
        #expect(buffer.bytes == [0x01, 0x02, 0x03, 0xc3, 0xa9, 0x04, 0x05])
        #expect(buffer.count == 7)
    }

    @Test func networkByteOrder() {
        var buffer = ByteBuffer()
        buffer.append(bigEndian: UInt8(0x01))
        buffer.append(bigEndian: UInt16(0x0203))
        buffer.append(bigEndian: UInt32(0x0405_0607))
        buffer.append(bigEndian: UInt64.max)
        #expect(buffer.bytes == [1, 2, 3, 4, 5, 6, 7] + [UInt8](repeating: 0xff, count: 8))
    }

    @Test("consuming in any portions leaves the rest", arguments: 1...12)
    func consumes(portion: Int) {
        let whole = [UInt8](0..<100)
        var buffer = ByteBuffer(whole)
        var consumed = 0
        while !buffer.isEmpty {
            let count = min(portion, buffer.count)
            buffer.consume(count)
            consumed += count
            #expect(buffer.bytes == Array(whole[consumed...]))
            #expect(buffer.span.count == buffer.count)
        }
        #expect(consumed == 100)
    }

    @Test("a queue that is filled and drained keeps its order")
    func queue() {
        var generator = FixedGenerator(seed: 1)
        var buffer = ByteBuffer(minimumCapacity: 16)
        var expected: [UInt8] = []
        for _ in 0..<2000 {
            let piece = generator.bytes(Int.random(in: 0...20, using: &generator))
            buffer.append(contentsOf: piece)
            expected += piece
            let count = Int.random(in: 0...min(24, expected.count), using: &generator)
            buffer.consume(count)
            expected.removeFirst(count)
            guard buffer.bytes == expected else {
                Issue.record("the queue lost its order")
                return
            }
        }
    }

    @Test func fillsInPlace() {
        var buffer = ByteBuffer([1])
        let written = buffer.append(upTo: 8) { (room: inout MutableSpan<UInt8>) in
            #expect(room.count == 8)
            room[0] = 2
            room[1] = 3
            return 2
        }
        #expect(written == 2)
        #expect(buffer.bytes == [1, 2, 3])
        #expect(buffer.append(upTo: 0) { $0.count } == 0)
        #expect(buffer.append(upTo: 4) { _ in 0 } == 0)
        #expect(buffer.bytes == [1, 2, 3])
    }

    @Test func lendsForChange() {
        var buffer = ByteBuffer([1, 2, 3, 4, 5])
        buffer.consume(2)
        buffer.withMutableSpan { (bytes: inout MutableSpan<UInt8>) in
            for index in bytes.indices { bytes[index] ^= 0xff }
        }
        #expect(buffer.bytes == [0xfc, 0xfb, 0xfa])
    }

    @Test func equalityIsOfTheUnreadBytes() {
        var consumed = ByteBuffer([9, 9, 1, 2, 3, 4, 5])
        consumed.consume(2)
        let fresh = ByteBuffer([1, 2, 3, 4, 5])
        #expect(consumed == fresh)
        #expect(consumed != ByteBuffer([1, 2, 3, 4]))
    }

    @Test func removeAll() {
        var buffer = ByteBuffer([1, 2, 3])
        buffer.consume(1)
        buffer.removeAll()
        #expect(buffer.isEmpty)
        buffer.append(7)
        #expect(buffer.bytes == [7])
    }

    @Test("a megabyte consumed byte by byte is moved a bounded number of times")
    func amortised() {
        var buffer = ByteBuffer([UInt8](repeating: 7, count: 1_000_000))
        for _ in 0..<1_000_000 { buffer.consume(1) }
        #expect(buffer.isEmpty)
    }
}
