import RelayBytes
import RelayDeflate
import RelayFrames
import RelayTestSupport
import Testing

@Suite struct MessageDeflaterTests {
    private func deflater(_ agreement: DeflateAgreement, as role: WebSocketSession.Role) -> MessageDeflater {
        var deflater = MessageDeflater()
        deflater.agreed(agreement, as: role)
        return deflater
    }

    private func deflate(_ payload: [UInt8], _ deflater: inout MessageDeflater) -> [UInt8]? {
        var compressed: [UInt8] = []
        let isDeflated = deflater.deflate(payload.span) { span in compressed = span.indices.map { span[$0] } }
        return isDeflated ? compressed : nil
    }

    private static func text(_ count: Int) -> [UInt8] {
        let words = Array("the relay hands every message to every member of the room; ".utf8)
        return (0..<count).map { words[$0 * 7 / 5 % words.count] }
    }

    static let sizes = [16, 17, 100, 255, 256, 1000, 4096, 65_535, 65_536, 300_000]

    @Test("what one side deflates the other inflates, in every agreement", arguments: 8...15, [true, false])
    func roundTrips(_ bits: Int, _ takesOver: Bool) throws {
        let agreement = DeflateAgreement(
            serverNoContextTakeover: !takesOver, clientNoContextTakeover: !takesOver, serverMaxWindowBits: bits,
            clientMaxWindowBits: bits)
        for role in [WebSocketSession.Role.client, .server] {
            var deflater = deflater(agreement, as: role)
            var inflater = MessageInflater()
            inflater.agreed(agreement, as: role == .client ? .server : .client)
            var generator = FixedGenerator(seed: UInt64(bits))
            for size in Self.sizes {
                let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
                for payload in [Self.text(size), noise] {
                    guard let compressed = deflate(payload, &deflater) else {
                        #expect(!takesOver, "with takeover every message of this size is compressed")
                        continue
                    }
                    var output: [UInt8] = []
                    try inflater.inflate(compressed.span, isFinal: true, limit: size, into: &output)
                    #expect(output == payload)
                    deflater.releaseIdle()
                    inflater.releaseIdle()
                }
            }
        }
    }

    @Test("the window is shared, and is not") func takeover() {
        let payload = Self.text(50)
        var sharing = deflater(DeflateAgreement(serverNoContextTakeover: true), as: .client)
        let first = deflate(payload, &sharing)?.count ?? 0
        let second = deflate(payload, &sharing)?.count ?? 0
        #expect(second < first / 2)
        var forgetting = deflater(DeflateAgreement(clientNoContextTakeover: true), as: .client)
        let once = deflate(payload, &forgetting)
        #expect(once != nil)
        #expect(deflate(payload, &forgetting) == once)
    }

    @Test("what is left as it is") func left() {
        var idle = MessageDeflater()
        #expect(deflate(Self.text(1000), &idle) == nil)
        var sharing = deflater(DeflateAgreement(), as: .client)
        #expect(deflate(Self.text(MessageDeflater.leastBytes - 1), &sharing) == nil)
        #expect(deflate([], &sharing) == nil)
        let noise: [UInt8] = [7, 200, 31, 90, 155, 4, 66, 129, 250, 18, 77, 211, 38, 99, 160, 222, 51, 240, 13, 86]
        #expect(deflate(noise, &sharing) != nil)
        var forgetting = deflater(DeflateAgreement(clientNoContextTakeover: true), as: .client)
        #expect(deflate(noise, &forgetting) == nil)
    }

    /// zlib has no raw stream of 8 bits; what it makes of 9 reaches back less than 256 bytes.
    @Test("a window of 8 bits: a repetition 251 bytes back is not referred to") func eight() throws {
        var generator = FixedGenerator(seed: 8)
        let noise = (0..<251).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var narrow = deflater(DeflateAgreement(serverMaxWindowBits: 8), as: .server)
        var wide = deflater(DeflateAgreement(serverMaxWindowBits: 10), as: .server)
        let repeated = noise + noise
        #expect(try #require(deflate(repeated, &narrow)).count >= repeated.count)
        #expect(try #require(deflate(repeated, &wide)).count < 300)
    }
}
