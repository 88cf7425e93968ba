import CSystem
import Glibc
import RelayBytes
import RelayEvidence
import RelayHost

/// A connection: TCP, a Unix-domain socket, or TLS over either. It never blocks and is closed when its owner ends.
///
/// Before it waits for `.readable`, a caller reads until `wouldBlock`: TLS may hold bytes that the socket no longer
/// shows. A write that gave `wouldBlock` is repeated with the same bytes at its front.
package struct Stream: ~Copyable {
    /// What a read gave.
    package enum ReadOutcome: Equatable, Sendable {
        /// As many bytes were appended.
        case bytes(Int)
        /// Nothing now; wait for this.
        case wouldBlock(Readiness)
        /// The peer will send no more. Not clean: TLS was cut off without close_notify (RFC 8446 section 6.1).
        case ended(clean: Bool)
        case failed(errno: Int32, text: String)
    }

    /// What a write gave.
    package enum WriteOutcome: Equatable, Sendable {
        /// As many bytes were taken, at least one unless there were none.
        case bytes(Int)
        /// Nothing now; wait for this.
        case wouldBlock(Readiness)
        case failed(errno: Int32, text: String)
    }

    private let owned: FileDescriptor
    var tls: TLSSession?
    private var isReset = false
    /// What ended a read that had bytes to give first.
    private var held: ReadOutcome?
    /// The other end, as it was when the connection was made.
    package let peer: SocketAddress

    /// Takes a socket that is connected or about to be.
    init(_ owned: consuming FileDescriptor, peer: SocketAddress) {
        self.owned = owned
        self.peer = peer
    }

    /// Takes a connected socket by number; nil when it is no socket.
    package init?(owning raw: Int32) {
        let owned = FileDescriptor(owning: raw)
        guard let peer = SocketAddress.peer(of: raw) else { return nil }
        guard fcntl(raw, F_SETFL, fcntl(raw, F_GETFL) | O_NONBLOCK) == 0 else { return nil }
        self.init(owned, peer: peer)
    }

    deinit {
        // close_notify tells the peer that nothing was cut off; it is sent if it can be sent at once.
        switch tls {
        case .some(let session): if !isReset { session.sendCloseNotify() }
        case .none: break
        }
    }

    /// To wait for.
    package var descriptor: Int32 { owned.raw }

    /// The other end: `127.0.0.1:80`, or the path of a Unix-domain socket.
    package var peerAddress: String { peer.text }

    /// What the TLS handshake showed; nil before it and without TLS.
    package var tlsFacts: TLSFacts? {
        switch tls {
        case .some(let session): session.facts
        case .none: nil
        }
    }

    /// The fatal alert that ended the TLS connection after the handshake, such as certificate_required (116).
    package var tlsAlert: TLSFailure? {
        switch tls {
        case .some(let session): session.alert
        case .none: nil
        }
    }

    /// Appends what has arrived, at most `limit` bytes.
    package mutating func read(into buffer: inout ByteBuffer, upTo limit: Int) -> ReadOutcome {
        var outcome = ReadOutcome.bytes(0)
        _ = buffer.append(upTo: limit) { room in
            outcome = read(into: &room)
            guard case .bytes(let count) = outcome else { return 0 }
            return count
        }
        return outcome
    }

    /// Puts what has arrived at the front of `room`, for a receive buffer that many connections share.
    package mutating func read(into room: inout MutableSpan<UInt8>) -> ReadOutcome {
        if let outcome = held {
            held = nil
            return outcome
        }
        if room.isEmpty { return .bytes(0) }
        guard tls != nil else { return readPlain(into: &room) }
        // A call of OpenSSL's gives one record at most.
        var total = 0
        while total < room.count {
            var rest = room._mutatingExtracting(total..<room.count)
            let outcome = tls!.read(into: &rest)
            if case .bytes(let count) = outcome {
                total += count
                continue
            }
            if total == 0 { return outcome }
            if case .wouldBlock = outcome { break }
            held = outcome
            break
        }
        return .bytes(total)
    }

    /// Sends as much of the bytes as goes without waiting.
    package mutating func write(_ bytes: Span<UInt8>) -> WriteOutcome {
        if bytes.isEmpty { return .bytes(0) }
        guard tls != nil else { return writePlain(bytes) }
        return tls!.write(bytes)
    }

    /// Says that no more will be sent: close_notify if there is TLS, then FIN. Reading goes on.
    package mutating func shutdownWriting() {
        tls?.notifyClose()
        _ = shutdown(owned.raw, Int32(SHUT_WR))
    }

    /// Makes the end of this owner a RST instead of a FIN.
    package mutating func reset() {
        isReset = true
        var now = linger(l_onoff: 1, l_linger: 0)
        unsafe _ = setsockopt(owned.raw, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    private func readPlain(into room: inout MutableSpan<UInt8>) -> ReadOutcome {
        while true {
            let count = unsafe room.withUnsafeMutableBytes { unsafe recv(owned.raw, $0.baseAddress, $0.count, 0) }
            if count > 0 { return .bytes(count) }
            if count == 0 { return .ended(clean: true) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock(.readable)
            case let failure: return .failed(errno: failure, text: SystemFailure.text(of: failure))
            }
        }
    }

    private func writePlain(_ bytes: Span<UInt8>) -> WriteOutcome {
        while true {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe send(owned.raw, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 { return .bytes(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock(.writable)
            case let failure: return .failed(errno: failure, text: SystemFailure.text(of: failure))
            }
        }
    }
}
