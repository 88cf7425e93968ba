import RelayDeflate
import Testing

@Suite struct GzipReaderTests {
    /// `hello` and a newline, by gzip -n.
    static let hello: [UInt8] = [
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xe7, 2, 0, 0x20, 0x30, 0x3a, 0x36, 6, 0, 0,
        0,
    ]

    /// What the pieces become.
    private static func read(_ pieces: [[UInt8]], room size: Int = 100) throws(GzipReader.Fault) -> [UInt8] {
        let reader = try GzipReader()
        var result: [UInt8] = []
        for piece in pieces {
            reader.push(piece.span)
            while true {
                var room = [UInt8](repeating: 0, count: size)
                var span = room.mutableSpan
                let count = try reader.read(into: &span)
                result += room.prefix(count)
                if count == 0, reader.needsInput { break }
            }
        }
        try reader.finish()
        return result
    }

    @Test("a member, two of them, and zeros behind, cut at every byte and into any room")
    func members() throws {
        let twice = Self.hello + Self.hello + [0, 0, 0]
        for size in [1, 2, 5, 100] {
            #expect(try Self.read([Self.hello], room: size) == Array("hello\n".utf8))
            #expect(try Self.read(twice.map { [$0] }, room: size) == Array("hello\nhello\n".utf8))
        }
        for cut in twice.indices {
            #expect(try Self.read([Array(twice[..<cut]), Array(twice[cut...])]) == Array("hello\nhello\n".utf8))
        }
    }

    @Test("one that ends in the middle, and one that is damaged")
    func faults() {
        #expect(throws: GzipReader.Fault.truncated) { try Self.read([Self.hello.dropLast()]) }
        #expect(throws: GzipReader.Fault.truncated) { try Self.read([[]]) }
        var damaged = Self.hello
        // Its check sum.
        damaged[damaged.count - 8] ^= 1
        #expect(throws: GzipReader.Fault.malformed) { try Self.read([damaged]) }
        #expect(throws: GzipReader.Fault.malformed) { try Self.read([Array("no gzip at all".utf8)]) }
        #expect(throws: GzipReader.Fault.malformed) { try Self.read([Self.hello + [1, 2]]) }
    }

    @Test("what came before the damage is given first", arguments: [1, 5, 100])
    func beforeDamage(size: Int) throws {
        // Its check sum.
        var damaged = Self.hello
        damaged[damaged.count - 8] ^= 1
        let reader = try GzipReader()
        reader.push(damaged.span)
        var result: [UInt8] = []
        #expect(throws: GzipReader.Fault.malformed) {
            while true {
                var room = [UInt8](repeating: 0, count: size)
                var span = room.mutableSpan
                let count = try reader.read(into: &span)
                result += room.prefix(count)
            }
        }
        #expect(result == Array("hello\n".utf8))
        #expect(throws: GzipReader.Fault.malformed) { try reader.finish() }
    }

    @Test("its first two bytes tell it")
    func beginning() {
        #expect(Self.begins(Self.hello))
        #expect(!Self.begins([0x1f]))
        #expect(!Self.begins([]))
    }

    private static func begins(_ bytes: [UInt8]) -> Bool { GzipReader.begins(bytes.span) }
}
