import RelayBytes
import RelayTestSupport

/// A TLS server in Python for one upgrade, whose last bytes and whose end are given.
enum PythonTLSServer {
    /// How it ends.
    enum End: String, Sendable {
        /// A FIN without close_notify.
        case cut
        case closeNotify
        /// When the client has spoken once more.
        case answered
    }

    /// Runs the line of shell against it: `$url` is its address, `$ca` the root that it needs. With no `reply` the
    /// request gets no answer; it follows the 101 in the same record.
    static func run(
        _ line: String, in program: RelayctlProgram, reply: [UInt8]?, end: End
    ) throws -> RelayctlProgram.Outcome {
        let certificates = try LocalCertificates.shared.get()
        program.write("server.py", source)
        let hex = reply.map { Hex.encode($0) } ?? "none"
        let words = [certificates.certificate(.good), certificates.key, hex, end.rawValue].map { "'\($0)'" }
        return try program.shell(
            """
            exec 3< <(exec python3 server.py \(words.joined(separator: " "))); read -r port <&3
            url=wss://localhost:$port/; ca='\(certificates.root)'
            \(line)
            """)
    }

    private static let source = #"""
        import base64, hashlib, socket, ssl, sys
        certificate, key, reply, end = sys.argv[1:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        stream = context.wrap_socket(listener.accept()[0], server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            head += stream.recv(65536)
        key = next(l.split(b": ")[1] for l in head.split(b"\r\n") if l.lower().startswith(b"sec-websocket-key"))
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        fields = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
        if reply != "none":
            stream.sendall(b"HTTP/1.1 101 X\r\n" + fields + b"\r\n\r\n" + bytes.fromhex(reply))
        if end == "cut":
            stream.shutdown(socket.SHUT_WR)
            while stream.recv(65536): pass
        elif end == "closeNotify":
            stream.unwrap()
        else:
            stream.recv(100)
        """#
}
