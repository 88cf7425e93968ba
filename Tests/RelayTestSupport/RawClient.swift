import Glibc

/// A TCP client of literal bytes: it writes what it is told and waits for what is expected, never longer than its
/// patience.
package final class RawClient {
    /// How a connection ended, as the kernel tells it.
    package enum End: Equatable {
        case fin
        case reset
        /// Nothing more came, and the connection is still there.
        case open
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let descriptor: Int32
    /// What was received and not taken yet.
    private var buffer: [UInt8] = []
    private var end: End?
    /// How long any one wait may take, in milliseconds.
    package var patience: Int32 = 5000

    /// Connects to a loopback port. A small receive buffer makes a slow reader.
    package init(port: UInt16, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(description: "socket: errno \(errno)") }
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let answer = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard answer == 0 else {
            let failure = errno
            close(descriptor)
            throw Failure(description: failure == ECONNREFUSED ? "refused" : "connect: errno \(failure)")
        }
    }

    deinit { close(descriptor) }

    /// This end: `127.0.0.1:60692`.
    package var localAddress: String {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
        }
        return "127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    }

    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Writes all the bytes; gives up silently when the peer is gone, which the next read tells.
    package func send(_ bytes: [UInt8]) { _ = sendsWhole(bytes) }

    /// Whether the socket took all the bytes.
    package func sendsWhole(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes { room in
                Glibc.send(
                    descriptor, room.baseAddress! + position, room.count - position,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count > 0 {
                position += count
            } else if errno == EAGAIN {
                guard isReady(Int16(POLLOUT)) else { return false }
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    package func shutdownWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Exactly so many bytes, or fewer if the connection ends or nothing comes.
    package func receive(_ count: Int) -> [UInt8] {
        while buffer.count < count, fill() {}
        defer { buffer.removeFirst(min(count, buffer.count)) }
        return Array(buffer.prefix(count))
    }

    /// All up to and with the text, or what came instead.
    package func receive(through text: String) -> String {
        let wanted = Array(text.utf8)
        var searched = 0
        while true {
            while searched + wanted.count <= buffer.count {
                if buffer[searched..<(searched + wanted.count)].elementsEqual(wanted) {
                    return String(decoding: receive(searched + wanted.count), as: UTF8.self)
                }
                searched += 1
            }
            guard fill() else { return String(decoding: receive(buffer.count), as: UTF8.self) }
        }
    }

    /// One HTTP answer: its head, and the body that Content-Length announces.
    package func receiveAnswer() -> (head: String, body: String) {
        let head = receive(through: "\r\n\r\n")
        let length = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
        return (head, String(decoding: receive(length ?? 0), as: UTF8.self))
    }

    /// One frame as a server sends it: its first byte and the payload; nil when none comes.
    package func receiveFrame() -> (first: UInt8, payload: [UInt8])? {
        let head = receive(2)
        guard head.count == 2 else { return nil }
        var length = Int(head[1] & 0x7f)
        if length >= 126 { length = receive(length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) } }
        return (head[0], receive(length))
    }

    /// Everything until the connection ends, and how it ended.
    package func receiveAll() -> (bytes: [UInt8], end: End) {
        while fill() {}
        defer { buffer = [] }
        return (buffer, end ?? .open)
    }

    /// Reads what is there. False: the connection has ended, or nothing came in time.
    private func fill() -> Bool {
        guard end == nil, isReady(Int16(POLLIN)) else { return false }
        var room = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &room, room.count, 0)
        if count > 0 {
            buffer += room[..<count]
        } else if count == 0 {
            end = .fin
        } else if errno != EINTR {
            end = .reset
        }
        return count > 0
    }

    private func isReady(_ events: Int16) -> Bool {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        while true {
            let count = poll(&entry, 1, patience)
            if count < 0, errno == EINTR { continue }
            return count > 0
        }
    }
}

/// Frames as a client sends them, with a fixed masking key.
package enum RawFrame {
    package static func text(_ text: String) -> [UInt8] { masked(0x81, Array(text.utf8)) }

    package static func masked(_ first: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let key: [UInt8] = [0x37, 0xfa, 0x21, 0x3d]
        var frame: [UInt8] = [first]
        if payload.count < 126 {
            frame.append(0x80 | UInt8(payload.count))
        } else if payload.count < 65_536 {
            frame += [0xfe, UInt8(payload.count >> 8), UInt8(payload.count & 0xff)]
        } else {
            frame.append(0xff)
            frame += stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: payload.count >> $0) }
        }
        frame += key
        for (index, byte) in payload.enumerated() { frame.append(byte ^ key[index % 4]) }
        return frame
    }
}
