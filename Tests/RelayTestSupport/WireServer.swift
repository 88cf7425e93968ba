import Glibc
import RelayBytes
import Synchronization

/// A server of literal bytes on loopback: each connection runs the next script, the last script serves all that follow.
package final class WireServer: Sendable {
    /// One thing that the server does with a connection; at the end of its script it closes.
    package enum Step: Sendable {
        /// Reads an HTTP request: a head, and as much of a body as Content-Length says.
        case readRequest
        /// Reads a request for an upgrade and accepts it.
        case upgrade
        /// Reads until so many bytes have come in all.
        case read(Int)
        case send([UInt8])
        case text(String)
        /// Sends a byte at a time with a pause before each, for as long as the client listens.
        case drip([UInt8], milliseconds: Int32)
        /// Sends the bytes again and again, for as long as the client listens.
        case flood([UInt8])
        /// Waits until the client goes.
        case hold
        /// Takes nothing for so long.
        case stall(milliseconds: Int32)
        /// Ends its own side in order and takes what the client still sends, so that no reset follows.
        case finish
        /// Leads the connection to a port of 127.0.0.1, as a proxy does, until either end closes.
        case tunnel(to: UInt16)
        /// Ends the connection with a reset in place of an orderly end.
        case reset
    }

    private let core: Core
    /// Of 127.0.0.1; 0 for a Unix-domain socket.
    package let port: UInt16

    package init(_ scripts: [[Step]], unixSocket path: String? = nil) throws {
        let (listener, port) = try Self.listen(path)
        self.port = port
        core = Core(listener: listener, scripts: scripts)
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(core).toOpaque()
        guard pthread_create(&thread, nil, { runWireServer($0) }, argument) == 0 else { throw Failure(call: "thread") }
        pthread_detach(thread)
    }

    package convenience init(_ steps: Step...) throws { try self.init([steps]) }

    /// Answers every request with these bytes.
    package convenience init(answer: String) throws { try self.init([[.readRequest, .text(answer)]]) }

    deinit { core.stop() }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// What each connection sent, as text.
    package var received: [String] { core.received.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }

    package struct Failure: Error {
        package let call: String
        package let number = errno
    }

    private static let portsGiven = Atomic<UInt32>(0)

    /// A port on which nothing listens, another one each time. It lies below those that the kernel gives to connections:
    /// none of them takes it before a server of the test does.
    package static func closedPort() throws -> UInt16 {
        for _ in 0..<1000 {
            let turn = portsGiven.wrappingAdd(1, ordering: .relaxed).newValue
            let port = UInt16(20_000 + (UInt32(getpid()) &* 7919 &+ turn) % 12_000)
            guard let (listener, _) = try? listen(nil, port: port) else { continue }
            close(listener)
            return port
        }
        throw Failure(call: "bind")
    }

    private static func listen(_ path: String?, port: UInt16 = 0) throws -> (Int32, UInt16) {
        let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let listener = socket(path == nil ? AF_INET : AF_UNIX, stream, 0)
        guard listener >= 0 else { throw Failure(call: "socket") }
        if let path {
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            try bind(listener, &address)
        } else {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            try bind(listener, &address)
        }
        guard Glibc.listen(listener, 16) == 0 else { throw Failure(call: "listen") }
        var bound = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &bound) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
        }
        return (listener, path == nil ? UInt16(bigEndian: bound.sin_port) : 0)
    }

    private static func bind<Address>(_ listener: Int32, _ address: inout Address) throws {
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(listener, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard answer == 0 else { throw Failure(call: "bind") }
    }
}

private func runWireServer(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    Unmanaged<Core>.fromOpaque(argument!).takeRetainedValue().run()
    return nil
}

/// What the server's thread and its owner share.
private final class Core: Sendable {
    let listener: Int32
    let scripts: [[WireServer.Step]]
    let received = Mutex<[[UInt8]]>([])
    private let connection = Mutex<(descriptor: Int32, isStopped: Bool)>((-1, false))

    init(listener: Int32, scripts: [[WireServer.Step]]) {
        self.listener = listener
        self.scripts = scripts
    }

    deinit { close(listener) }

    /// Ends the thread, whatever it waits for.
    func stop() {
        connection.withLock { state in
            state.isStopped = true
            if state.descriptor >= 0 { shutdown(state.descriptor, Int32(SHUT_RDWR)) }
        }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    func run() {
        var served = 0
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            var on: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            let isStopped = connection.withLock { state in
                state.descriptor = descriptor
                return state.isStopped
            }
            if !isStopped {
                received.withLock { $0.append([]) }
                for step in scripts[min(served, scripts.count - 1)] { if !perform(step, descriptor) { break } }
                served += 1
            }
            connection.withLock { state in
                state.descriptor = -1
                close(descriptor)
            }
            if isStopped { return }
        }
    }

    /// False: the client is gone.
    private func perform(_ step: WireServer.Step, _ descriptor: Int32) -> Bool {
        switch step {
        case .readRequest:
            while !hasRequest { if !readMore(descriptor) { return false } }
            return true
        case .upgrade:
            while !hasRequest { if !readMore(descriptor) { return false } }
            return write(Array(acceptance.utf8), descriptor)
        case .read(let count):
            while received.withLock({ $0[$0.count - 1].count }) < count { if !readMore(descriptor) { return false } }
            return true
        case .send(let bytes): return write(bytes, descriptor)
        case .text(let text): return write(Array(text.utf8), descriptor)
        case .drip(let bytes, let milliseconds):
            for byte in bytes {
                var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&entry, 1, milliseconds) == 0, write([byte], descriptor) else { return false }
            }
            return true
        case .flood(let bytes):
            while write(bytes, descriptor) {}
            return false
        case .hold:
            while readMore(descriptor) {}
            return false
        case .stall(let milliseconds):
            poll(nil, 0, milliseconds)
            return true
        case .finish:
            shutdown(descriptor, Int32(SHUT_WR))
            while readMore(descriptor) {}
            return false
        case .tunnel(let port):
            tunnel(descriptor, port)
            return false
        case .reset:
            var now = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
            return false
        }
    }

    private func tunnel(_ client: Int32, _ port: UInt16) {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(server) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard answer == 0 else { return }
        while true {
            var entries = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&entries, 2, -1) > 0 else { return }
            for (entry, other) in zip(entries, [server, client]) where entry.revents != 0 {
                var bytes = [UInt8](repeating: 0, count: 65536)
                let count = recv(entry.fd, &bytes, bytes.count, 0)
                guard count > 0, write(Array(bytes[..<count]), other) else { return }
            }
        }
    }

    private func readMore(_ descriptor: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        received.withLock { $0[$0.count - 1] += bytes[..<count] }
        return true
    }

    private func write(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            position += count
        }
        return true
    }

    /// The 101 for the key of the request (RFC 6455 section 4.2.2); it selects the first subprotocol offered.
    private var acceptance: String {
        let request = received.withLock { String(decoding: $0[$0.count - 1], as: UTF8.self) }
        func value(_ name: String) -> String? {
            request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name): ") }.map {
                String($0.dropFirst(name.count + 2))
            }
        }
        let key = Array(((value("sec-websocket-key") ?? "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)
        let selected = value("sec-websocket-protocol")?.split(separator: ",").first.map {
            "Sec-WebSocket-Protocol: \($0)\r\n"
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: \(Base64.encode(SHA1.digest(key)))\r\n\(selected ?? "")\r\n"
    }

    private var hasRequest: Bool {
        let bytes = received.withLock { $0[$0.count - 1] }
        let end = Array("\r\n\r\n".utf8)
        guard bytes.count >= 4,
            let start = (0...(bytes.count - 4)).first(where: { bytes[$0..<($0 + 4)].elementsEqual(end) })
        else { return false }
        let lengths = String(decoding: bytes[..<start], as: UTF8.self).split(separator: "\r\n").compactMap { line in
            line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
        }
        return bytes.count - start - 4 >= lengths.first ?? 0
    }
}
