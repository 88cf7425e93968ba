import RelayBytes
import RelayEvidence
import RelayNet
import RelayTestSupport
import Testing

@Suite struct SOCKS5DialogueTests {
    /// What came of a dialogue in which the proxy says all of `bytes`, and all that was sent.
    private func hold(_ dialogue: SOCKS5Dialogue, _ pieces: [[UInt8]]) -> (ProxyProgress, [UInt8]) {
        var dialogue = dialogue
        var output = ByteBuffer()
        var progress = ProxyProgress.unfinished
        dialogue.start(into: &output)
        for piece in pieces {
            var rest = piece[...]
            while !rest.isEmpty, progress == .unfinished {
                let part = Array(rest.prefix(dialogue.wanted))
                rest = rest.dropFirst(part.count)
                progress = dialogue.receive(part.span, into: &output)
            }
        }
        return (progress, output.bytes)
    }

    private static let bound: [UInt8] = [5, 0, 0, 1, 127, 0, 0, 1, 0x12, 0x34]

    @Test(
        "a tunnel without credentials",
        arguments: [
            ("127.0.0.2", [5, 1, 0, 1, 127, 0, 0, 2, 0x01, 0xbb]),
            ("::1", [5, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x01, 0xbb]),
            ("ab.test", [5, 1, 0, 3, 7, 0x61, 0x62, 0x2e, 0x74, 0x65, 0x73, 0x74, 0x01, 0xbb]),
        ] as [(String, [UInt8])])
    func open(host: String, request: [UInt8]) {
        for pieces in Splits.all([5, 0] + Self.bound) {
            let (progress, sent) = hold(SOCKS5Dialogue(host: host, port: 443), pieces)
            #expect(progress == .established)
            #expect(sent == [5, 1, 0] + request)
        }
    }

    @Test func `a tunnel with credentials`() {
        let dialogue = SOCKS5Dialogue(host: "10.0.0.1", port: 1, credentials: Secret("u:p:q"))
        for pieces in Splits.all([5, 2, 1, 0] + Self.bound) {
            let (progress, sent) = hold(dialogue, pieces)
            #expect(progress == .established)
            #expect(sent == [5, 2, 0, 2, 1, 1, 0x75, 3, 0x70, 0x3a, 0x71, 5, 1, 0, 1, 10, 0, 0, 1, 0, 1])
        }
    }

    @Test(
        "bound addresses of every type end the reply where they end",
        arguments: [
            [5, 0, 0, 1, 1, 2, 3, 4, 0, 0], [5, 0, 0, 3, 2, 0x61, 0x62, 0, 0], [5, 0, 0, 3, 0, 0, 0],
            [5, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ] as [[UInt8]])
    func types(reply: [UInt8]) {
        for pieces in Splits.all([5, 0] + reply) {
            #expect(hold(SOCKS5Dialogue(host: "a", port: 1), pieces).0 == .established)
        }
        #expect(hold(SOCKS5Dialogue(host: "a", port: 1), [[5, 0] + reply.dropLast()]).0 == .unfinished)
    }

    @Test(
        "what gives no tunnel",
        arguments: [
            ([5, 0xff], .authenticationRefused), ([5, 1], .authenticationRefused), ([5, 2], .authenticationRefused),
            ([4, 0], .notAProxy), (Array("HTTP/1.1 400".utf8), .notAProxy), ([5, 0, 4, 0, 0, 1, 0], .notAProxy),
            ([5, 0, 5, 0, 0, 9, 0], .notAProxy),
            ([5, 0, 5, 5, 0, 1, 0], .socks(code: 5, text: "connection refused")),
            ([5, 0, 5, 2, 0, 1, 0], .socks(code: 2, text: "connection not allowed by ruleset")),
            ([5, 0, 5, 99, 0, 1, 0], .socks(code: 99, text: "reply 99")),
        ] as [([UInt8], ProxyFailure)])
    func failures(bytes: [UInt8], failure: ProxyFailure) {
        for pieces in Splits.all(bytes) {
            #expect(hold(SOCKS5Dialogue(host: "a", port: 1), pieces).0 == .failed(failure))
        }
    }

    @Test func `credentials that are refused or cannot be sent`() {
        let refused = SOCKS5Dialogue(host: "a", port: 1, credentials: Secret("u:p"))
        #expect(hold(refused, [[5, 2, 1, 1]]).0 == .failed(.authenticationRefused))
        for text in ["", ":p", String(repeating: "u", count: 256), "u:" + String(repeating: "p", count: 256)] {
            let dialogue = SOCKS5Dialogue(host: "a", port: 1, credentials: Secret(text))
            #expect(hold(dialogue, [[5, 2]]).0 == .failed(.authenticationRefused))
        }
    }

    @Test func `a host name that is too long`() {
        let dialogue = SOCKS5Dialogue(host: String(repeating: "a", count: 256), port: 1)
        #expect(
            hold(dialogue, [[5, 0]]).0 == .failed(.socks(code: 8, text: "the host name is longer than 255 bytes")))
    }
}
