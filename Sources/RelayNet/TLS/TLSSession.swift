import COpenSSL
import Glibc
import RelayBytes
import RelayEvidence
import RelayHost

/// The one owner of an SSL over a socket that it does not own.
@safe struct TLSSession: ~Copyable {
    enum State {
        /// The hello is not sent (client); goes to `listening`.
        case fresh
        /// Nothing of the peer's was seen; goes to `shaking` with its first byte.
        case listening
        /// Goes to `established` or `broken`.
        case shaking
        /// Goes to `closing` or `broken`.
        case established
        /// close_notify is sent.
        case closing
        /// OpenSSL failed; only freeing is left.
        case broken
    }

    let ssl: OpaquePointer
    let descriptor: Int32
    /// Nil: this end is the server.
    let options: TLSClientOptions?
    var state: State
    var facts: TLSFacts?
    private(set) var alert: TLSFailure?

    /// A client that has yet to say hello.
    static func client(_ options: TLSClientOptions, descriptor: Int32) throws(TLSFailure) -> TLSSession {
        let ssl = try unsafe attached(TLSClientContexts.context(for: options), descriptor)
        unsafe SSL_set_connect_state(ssl)
        let name = TLSServerName(options.serverName)
        // RFC 6066 section 3: literal addresses are not permitted.
        if !name.isAddress { unsafe _ = tls_set_server_name(ssl, name.text) }
        let protocols = options.alpn.flatMap { [UInt8(truncatingIfNeeded: $0.utf8.count)] + Array($0.utf8) }
        if !protocols.isEmpty { unsafe _ = SSL_set_alpn_protos(ssl, protocols, UInt32(protocols.count)) }
        return unsafe TLSSession(ssl, descriptor, options, .fresh)
    }

    /// A server that waits for a hello.
    static func server(_ context: TLSServerContext, descriptor: Int32) throws(TLSFailure) -> TLSSession {
        let ssl = try unsafe attached(context.context, descriptor)
        unsafe SSL_set_accept_state(ssl)
        return unsafe TLSSession(ssl, descriptor, nil, .listening)
    }

    private init(_ ssl: OpaquePointer, _ descriptor: Int32, _ options: TLSClientOptions?, _ state: State) {
        unsafe self.ssl = ssl
        self.descriptor = descriptor
        self.options = options
        self.state = state
    }

    private static func attached(_ context: TLSContext, _ descriptor: Int32) throws(TLSFailure) -> OpaquePointer {
        ERR_clear_error()
        guard let ssl = unsafe SSL_new(context.pointer) else { throw .failed(text: TLSError.takeText()) }
        guard unsafe tls_attach(ssl, descriptor) == 1 else {
            unsafe SSL_free(ssl)
            throw .failed(text: TLSError.takeText())
        }
        return unsafe ssl
    }

    deinit { unsafe SSL_free(ssl) }

    /// Reads at most one record's worth; the handshake is finished first, if need be.
    mutating func read(into room: inout MutableSpan<UInt8>) -> Stream.ReadOutcome {
        if let hindrance: Stream.ReadOutcome = hindrance() { return hindrance }
        ERR_clear_error()
        Glibc.errno = 0
        unsafe tls_allow_reads(ssl)
        var count = 0
        let answer = unsafe room.withUnsafeMutableBytes { room in
            unsafe SSL_read_ex(ssl, room.baseAddress, room.count, &count)
        }
        if answer == 1 { return .bytes(count) }
        switch unsafe TLSError(ssl, answer: answer) {
        case .wouldBlock(let interest): return .wouldBlock(interest)
        case .closeNotify: return .ended(clean: true)
        case .truncated:
            state = .broken
            return .ended(clean: false)
        case let error:
            let failure = broken(error)
            return .failed(errno: failure.errno, text: failure.text)
        }
    }

    /// Writes at most a record; after `wouldBlock` the same bytes must come again.
    mutating func write(_ bytes: Span<UInt8>) -> Stream.WriteOutcome {
        if let hindrance: Stream.WriteOutcome = hindrance() { return hindrance }
        ERR_clear_error()
        Glibc.errno = 0
        unsafe tls_allow_reads(ssl)
        var count = 0
        let answer = unsafe bytes.withUnsafeBytes { unsafe SSL_write_ex(ssl, $0.baseAddress, $0.count, &count) }
        if answer == 1 { return .bytes(count) }
        let error = unsafe TLSError(ssl, answer: answer)
        if case .wouldBlock(let interest) = error { return .wouldBlock(interest) }
        let failure = broken(error)
        return .failed(errno: failure.errno, text: failure.text)
    }

    /// Sends close_notify if that goes at once; a second time does nothing.
    mutating func notifyClose() {
        sendCloseNotify()
        if case .established = state { state = .closing }
    }

    /// The same for a session that is about to end.
    func sendCloseNotify() {
        guard case .established = state else { return }
        ERR_clear_error()
        unsafe _ = SSL_shutdown(ssl)
    }

    /// Why nothing can be read or written now; nil: it can.
    private mutating func hindrance<Outcome: HinderedOutcome>() -> Outcome? {
        switch ready() {
        case .established: nil
        case .wouldBlock(let interest): .wouldBlock(interest)
        case .untrusted(let facts): .failed(errno: EPROTO, text: facts.verification.text)
        case .failed(let failure): .failed(errno: failure.errno, text: failure.text)
        }
    }

    /// Reading and writing go on after close_notify; what cannot be written then is OpenSSL's to say.
    private mutating func ready() -> TLSProgress {
        if case .closing = state { return .established }
        return handshake()
    }

    private mutating func broken(_ error: TLSError) -> (errno: Int32, text: String) {
        if case .closing = state, case .library(let text) = error { return (EPIPE, text) }
        state = .broken
        if case .alert(let number) = error { alert = TLSAlert.failure(number) }
        let failure = error.handshakeFailure
        return (failure.errno, failure.text)
    }
}

/// What reading and writing say alike of a session that lets neither happen.
private protocol HinderedOutcome {
    static func wouldBlock(_ interest: Readiness) -> Self
    static func failed(errno: Int32, text: String) -> Self
}

extension Stream.ReadOutcome: HinderedOutcome {}
extension Stream.WriteOutcome: HinderedOutcome {}
