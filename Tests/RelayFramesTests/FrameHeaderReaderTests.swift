import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

@Suite struct FrameHeaderReaderTests {
    private func read(
        _ pieces: [[UInt8]], _ rules: FrameRules
    ) -> Result<FrameHeader?, ProtocolViolation> {
        var reader = FrameHeaderReader()
        for piece in pieces {
            var position = 0
            do throws(ProtocolViolation) {
                if let header = try reader.read(piece.span, &position, rules: rules) { return .success(header) }
            } catch {
                return .failure(error)
            }
            #expect(position == piece.count)
        }
        return .success(nil)
    }

    private static let fromServer = FrameRules(expectsMask: false, allowsCompression: false)
    private static let fromClient = FrameRules(expectsMask: true, allowsCompression: false)
    private static let key = MaskingKey(0x37, 0xfa, 0x21, 0x3d)

    @Test(
        "RFC 6455 section 5.7",
        arguments: [
            ([0x81, 0x05], FrameHeader(isFinal: true, opcode: .text, key: nil, length: 5)),
            ([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d], FrameHeader(isFinal: true, opcode: .text, key: key, length: 5)),
            ([0x01, 0x03], FrameHeader(isFinal: false, opcode: .text, key: nil, length: 3)),
            ([0x80, 0x02], FrameHeader(isFinal: true, opcode: .continuation, key: nil, length: 2)),
            ([0x89, 0x05], FrameHeader(isFinal: true, opcode: .ping, key: nil, length: 5)),
            ([0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d], FrameHeader(isFinal: true, opcode: .pong, key: key, length: 5)),
            ([0x82, 0x7e, 0x01, 0x00], FrameHeader(isFinal: true, opcode: .binary, key: nil, length: 256)),
            (
                [0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0],
                FrameHeader(isFinal: true, opcode: .binary, key: nil, length: 65_536)
            ),
            (
                [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x37, 0xfa, 0x21, 0x3d],
                FrameHeader(isFinal: true, opcode: .binary, key: key, length: .max)
            ),
        ] as [([UInt8], FrameHeader)])
    func headers(_ bytes: [UInt8], _ header: FrameHeader) {
        let rules = header.key == nil ? Self.fromServer : Self.fromClient
        for pieces in Splits.all(bytes) + [[bytes + [UInt8](repeating: 0xaa, count: 20)]] {
            #expect(read(pieces, rules) == .success(header))
        }
    }

    @Test(
        "broken rules",
        arguments: [
            ([0x91, 0x00], .reservedBits(1)), ([0xa1, 0x00], .reservedBits(2)), ([0xc1, 0x00], .reservedBits(4)),
            ([0xf1, 0x00], .reservedBits(7)), ([0xc9, 0x00], .reservedBits(4)),
            ([0x83, 0x00], .reservedOpcode(3)), ([0x87, 0x00], .reservedOpcode(7)),
            ([0x8b, 0x00], .reservedOpcode(11)),
            ([0x8f, 0x00], .reservedOpcode(15)),
            ([0x09, 0x00], .fragmentedControl), ([0x08, 0x00], .fragmentedControl),
            ([0x89, 0x7e, 0x00, 0x7e], .controlTooLong), ([0x88, 0x7f], .controlTooLong),
            ([0x81, 0x80], .maskedFromServer),
            ([0x82, 0x7e, 0x00, 0x7d], .lengthNotMinimal), ([0x82, 0x7e, 0x00, 0x00], .lengthNotMinimal),
            ([0x82, 0x7f, 0, 0, 0, 0, 0, 0, 0xff, 0xff], .lengthNotMinimal),
            ([0x82, 0x7f, 0x80, 0, 0, 0, 0, 0, 0, 0], .lengthTopBit),
            ([0x82, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .lengthTopBit),
        ] as [([UInt8], ProtocolViolation)])
    func violations(_ bytes: [UInt8], _ violation: ProtocolViolation) {
        for pieces in Splits.all(bytes) + [[bytes + [UInt8](repeating: 0, count: 20)]] {
            #expect(read(pieces, Self.fromServer) == .failure(violation))
        }
    }

    @Test func unmasked() {
        for pieces in Splits.all([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]) {
            #expect(read(pieces, Self.fromClient) == .failure(.unmaskedFromClient))
        }
    }

    @Test(
        "RFC 7692 section 6: where RSV1 may stand",
        arguments: [
            ([0xc1, 0x05], nil), ([0x42, 0x05], nil), ([0xc0, 0x05], .compressedContinuation),
            ([0xc9, 0x05], .compressedControl), ([0xe1, 0x05], .reservedBits(6)), ([0x91, 0x05], .reservedBits(1)),
        ] as [([UInt8], ProtocolViolation?)])
    func compressed(_ bytes: [UInt8], _ violation: ProtocolViolation?) {
        let rules = FrameRules(expectsMask: false, allowsCompression: true)
        switch read([bytes], rules) {
        case .success(let header): #expect(violation == nil && header?.isCompressed == true)
        case .failure(let found): #expect(found == violation)
        }
    }
}
