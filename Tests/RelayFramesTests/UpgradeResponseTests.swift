import RelayFrames
import Testing

@Suite struct UpgradeResponseTests {
    private func offer(_ extra: String...) throws -> UpgradeOffer {
        var fields = HeaderFields([
            HeaderField("Host", "h"), HeaderField("Upgrade", "websocket"), HeaderField("Connection", "Upgrade"),
            HeaderField("Sec-WebSocket-Key", Samples.key.text), HeaderField("Sec-WebSocket-Version", "13"),
        ])
        for value in extra { fields.append(HeaderField("Sec-WebSocket-Extensions", value)) }
        return try UpgradeOffer(RequestHead(method: "GET", target: "/", fields: fields))
    }

    @Test("Daphne's fields in Daphne's order") func bytes() throws {
        let response = UpgradeResponse(
            to: try offer(), subprotocol: "Bearer", extraFields: [HeaderField("Server", "daphne")])
        #expect(
            String(decoding: response.bytes, as: UTF8.self)
                == "HTTP/1.1 101 Switching Protocols\r\nServer: daphne\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: Bearer\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
    }

    @Test func deflate() throws {
        let offer = try offer("permessage-deflate; server_max_window_bits=9; client_max_window_bits")
        let response = UpgradeResponse(to: offer, deflate: offer.deflate)
        #expect(
            response.fields.contains(
                HeaderField("Sec-WebSocket-Extensions", "permessage-deflate; server_max_window_bits=9")))
    }
}
