import RelayBytes
import RelayFrames
import Testing

/// A record of the wire: the same pieces wherever the bytes are cut.
@Suite struct WireReaderTests {
    private func pieces(_ bytes: [UInt8], ofClient: Bool, cut: Int) -> [WireReader.Piece] {
        var (reader, pieces) = (WireReader(ofClient: ofClient), [WireReader.Piece]())
        reader.read(Array(bytes[..<cut]).span, into: &pieces)
        reader.read(Array(bytes[cut...]).span, into: &pieces)
        reader.end(into: &pieces)
        return pieces
    }

    private func frame(_ header: FrameHeader, _ payload: [UInt8]) -> WireReader.Piece {
        var (reader, pieces) = (WireReader(ofClient: false), [WireReader.Piece]())
        let head = Array("HTTP/1.1 101 x\r\n\r\n".utf8)
        reader.read((head + [0x80 | header.opcode.rawValue, UInt8(payload.count)] + payload).span, into: &pieces)
        return pieces[1]
    }

    @Test("a server's heads and frames, split at every byte") func server() {
        let (early, head) = (Array("HTTP/1.1 103 x\r\n\r\n".utf8), Array("HTTP/1.1 101 S\r\nA: b\r\n\r\n".utf8))
        let bytes = early + head + [0x81, 2, 0x68, 0x69, 0x89, 0, 0x88, 2, 3, 0xe8]
        let expected: [WireReader.Piece] = [
            .head(early), .head(head),
            frame(FrameHeader(isFinal: true, opcode: .text, key: nil, length: 2), [0x68, 0x69]),
            frame(FrameHeader(isFinal: true, opcode: .ping, key: nil, length: 0), []),
            frame(FrameHeader(isFinal: true, opcode: .close, key: nil, length: 2), [3, 0xe8]),
        ]
        for cut in 0...bytes.count { #expect(pieces(bytes, ofClient: false, cut: cut) == expected, "cut at \(cut)") }
    }

    @Test("a client's payload is unmasked, split at every byte") func client() throws {
        // RFC 6455 section 5.7: a single-frame masked text message.
        let head = Array("GET / HTTP/1.1\r\n\r\n".utf8)
        let bytes = head + [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
        for cut in 0...bytes.count {
            let pieces = pieces(bytes, ofClient: true, cut: cut)
            #expect(pieces.count == 2 && pieces[0] == .head(head))
            guard case .frame(let frame) = pieces[1] else { return #expect(Bool(false), "no frame") }
            #expect(frame.start == Array("Hello".utf8) && frame.isWhole && frame.header.opcode == .text)
        }
    }

    @Test(
        "what is no frame, a body, and what is cut off",
        arguments: [
            ("HTTP/1.1 403 x\r\n\r\n", Array("body".utf8), Array("body".utf8)),
            ("HTTP/1.1 101 x\r\n\r\n", [0xff, 0x00, 0x61], [0xff, 0x00, 0x61]),
        ])
    func other(head: String, rest: [UInt8], start: [UInt8]) {
        let bytes = Array(head.utf8) + rest
        #expect(
            pieces(bytes, ofClient: false, cut: bytes.count) == [.head(Array(head.utf8)), .other(start)])
        let partial = pieces(Array("HTTP/1.1 1".utf8), ofClient: false, cut: 4)
        #expect(partial == [.other(Array("HTTP/1.1 1".utf8))])
    }

    @Test("a frame that is cut off is told as far as it came, and a long one's start alone") func cutOff() {
        let head = Array("HTTP/1.1 101 x\r\n\r\n".utf8)
        let cut = pieces(head + [0x82, 5, 1, 2], ofClient: false, cut: 3)
        guard case .frame(let frame)? = cut.last else { return #expect(Bool(false), "no frame") }
        #expect(frame.passed == 2 && !frame.isWhole && frame.start == [1, 2])
        let long = pieces(
            head + [0x82, 126, 0x20, 0] + [UInt8](repeating: 7, count: 8192), ofClient: false, cut: 5000)
        guard case .frame(let whole)? = long.last else { return #expect(Bool(false), "no frame") }
        #expect(whole.isWhole && whole.start.count == WireReader.kept)
    }
}
