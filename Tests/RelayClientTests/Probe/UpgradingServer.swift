import RelayBytes
import RelayFrames
import RelayHost
import RelayNet

/// A server that accepts every handshake and then sends literal bytes, once or for ever.
final class UpgradingServer: Sendable {
    let port: UInt16
    private let stop: WakeDescriptor

    /// With `echoes` it sends back each short text message as it came.
    init(sends bytes: [UInt8], forever: Bool = false, echoes: Bool = false, closes: Bool = false) throws {
        let listener = try Listener.listen(address: "127.0.0.1", port: 0)
        port = listener.port
        let stop = try WakeDescriptor()
        self.stop = stop
        let server = Server(listener: listener, bytes: bytes, isEndless: forever, echoes: echoes, closes: closes)
        let interrupts = Interrupts(descriptors: [stop.raw])
        guard startThread({ server.run(interrupts) }) else { throw SystemFailure(call: "thread", errno: 0) }
    }

    deinit { stop.signal() }
}

private final class Server: Sendable {
    private let listener: Listener
    private let bytes: [UInt8]
    private let isEndless: Bool
    private let echoes: Bool
    private let closes: Bool

    init(listener: consuming Listener, bytes: [UInt8], isEndless: Bool, echoes: Bool, closes: Bool) {
        self.listener = listener
        self.bytes = bytes
        self.isEndless = isEndless
        self.echoes = echoes
        self.closes = closes
    }

    func run(_ interrupts: Interrupts) {
        while wait(for: listener.descriptor, .readable, until: nil, interrupts: interrupts) != .interrupted {
            guard let stream = listener.accept() else { continue }
            serve(stream, interrupts)
        }
    }

    private func serve(_ stream: consuming Stream, _ interrupts: Interrupts) {
        var stream = stream
        let end = MonotonicClock.now() + .seconds(30)
        var input = ByteBuffer()
        var text = ""
        while !text.contains("\r\n\r\n") {
            guard case .bytes = stream.read(into: &input, upTo: 65536, until: end, interrupts: interrupts) else {
                return
            }
            let span = input.span
            text = String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
        }
        let name = "Sec-WebSocket-Key: "
        guard let line = text.split(separator: "\r\n").first(where: { $0.hasPrefix(name) }) else { return }
        let head = """
            HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
            Sec-WebSocket-Accept: \(Accept.value(for: String(line.dropFirst(name.count))))\r\n\r\n
            """
        input.removeAll()
        var output = Array(head.utf8) + bytes
        repeat {
            guard stream.writeAll(output.span, until: end, interrupts: interrupts) == .done else { return }
            if isEndless { output = bytes }
        } while isEndless
        // A FIN; with a Ping unread the end of the stream would be a reset.
        if closes { stream.shutdownWriting() }
        while case .bytes(let count) = stream.read(into: &input, upTo: 65536, until: end, interrupts: interrupts) {
            guard echoes, let reply = unmasked(input, count) else { continue }
            input.removeAll()
            guard stream.writeAll(reply.span, until: end, interrupts: interrupts) == .done else { return }
        }
    }

    /// The frames of a client, shorter than 126 bytes each, as a server sends them; pings become pongs.
    private func unmasked(_ input: borrowing ByteBuffer, _ count: Int) -> [UInt8]? {
        let span = input.span
        let bytes = span.indices.map { span[$0] }
        var (position, reply): (Int, [UInt8]) = (0, [])
        while position + 6 <= bytes.count {
            let length = Int(bytes[position + 1] & 0x7f)
            guard position + 6 + length <= bytes.count else { return nil }
            let key = bytes[position + 2..<position + 6]
            let opcode = bytes[position] == 0x89 ? 0x8a : bytes[position]
            reply += [opcode, UInt8(length)]
            reply += (0..<length).map { bytes[position + 6 + $0] ^ key[key.startIndex + $0 % 4] }
            position += 6 + length
        }
        return reply
    }
}
