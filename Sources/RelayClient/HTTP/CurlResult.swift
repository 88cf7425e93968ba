import CCurl
import RelayBytes
import RelayHost

/// libcurl's result without its pointers.
struct CurlResult {
    let code: Int
    let text: String
    let errno: Int32
    let connectStatus: Int
    let verifyCode: Int
    let isTLS: Bool
    let hasProxy: Bool
    /// In microseconds; resolved, connected, secured, ready, first byte.
    let times: [Int64]
    let handshakeBegun: Bool
    let address: String
    let port: Int
    let redirect: String?
    let head: [UInt8]
    let headComplete: Bool
    let headOverflow: Bool
    let body: [UInt8]
    let bodyOverflow: Bool

    @unsafe init(_ result: ccurl_result, isTLS: Bool, hasProxy: Bool) {
        self.isTLS = isTLS
        self.hasProxy = hasProxy
        unsafe code = Int(result.code)
        unsafe text = String(cString: result.message)
        unsafe errno = result.os_errno
        unsafe connectStatus = result.connect_status
        unsafe verifyCode = result.verify_result
        unsafe times = [result.resolved, result.connected, result.secured, result.requested, result.first_byte]
        unsafe handshakeBegun = result.handshake_begun
        unsafe address = String(cString: result.address)
        unsafe port = result.port
        unsafe redirect = result.redirect.map { unsafe String(cString: $0) }
        unsafe head = Array(UnsafeBufferPointer(start: result.head, count: result.head_count))
        unsafe headComplete = result.head_complete
        unsafe headOverflow = result.head_overflow
        unsafe body = Array(UnsafeBufferPointer(start: result.body, count: result.body_count))
        unsafe bodyOverflow = result.body_overflow
    }

    var remoteAddress: String? {
        if address.isEmpty { return nil }
        return port == 0 ? address : address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }

    /// Known where a TLS session stands.
    var verifyResult: Int? { times[2] > 0 && verifyCode >= 0 ? verifyCode : nil }

    func timings(began: Instant, ended: Instant) -> HTTPTimings {
        let instants = times.map { $0 > 0 ? began + .microseconds($0) : nil }
        return HTTPTimings(
            began: began, resolved: instants[0], connected: instants[1], secured: instants[2], ready: instants[3],
            firstByte: instants[4], ended: ended)
    }

    private var phase: HTTPPhase {
        if headComplete { return .body }
        if isTLS ? times[2] > 0 : times[1] > 0 { return .awaitingHead }
        if handshakeBegun { return .tlsHandshake }
        return times[0] > 0 ? .connecting : .resolving
    }

    func outcome(_ stop: CurlTransfer.Stop, _ route: HTTPRoute) -> HTTPExchange.Outcome {
        switch stop {
        case .interrupted: return .failed(.interrupted)
        case .deadline: return .failed(.timedOut(phase))
        case .done: break
        }
        // libcurl hands a line on when it is complete, and itself refuses one beyond 100 KiB.
        let isLineTooLong = !headComplete && times[1] > 0 && (code == CCURL_OUT_OF_MEMORY || code == CCURL_TOO_LARGE)
        if headOverflow || isLineTooLong { return .failed(.headTooLarge(limit: route.headLimit)) }
        guard headComplete, let end = bodyEnd else { return .failed(failure) }
        guard let head = HTTPResponseHead(head) else { return .failed(.notHTTP(text: "no status line")) }
        guard head.fields.count <= route.fieldLimit else { return .failed(.tooManyFields(limit: route.fieldLimit)) }
        return .response(HTTPResponse(head: head, body: body, bodyEnd: end, redirect: redirect))
    }

    /// How the body ended, if this is a response at all.
    private var bodyEnd: HTTPResponse.BodyEnd? {
        if bodyOverflow { return .atLimit }
        switch code {
        case CCURL_OK: return .complete
        case CCURL_PARTIAL, CCURL_RECEIVE_ERROR, CCURL_SEND_ERROR, CCURL_WEIRD_REPLY: return .early
        default: return nil
        }
    }

    private var failure: HTTPFailure {
        switch code {
        case CCURL_HOST_NOT_RESOLVED: .notResolved(text: text)
        case CCURL_PROXY_NOT_RESOLVED, CCURL_PROXY_ERROR: .proxy(status: nil, text: text)
        case _ where connectStatus >= 300: .proxy(status: connectStatus, text: text)
        case CCURL_NOT_CONNECTED where hasProxy: .proxy(status: nil, text: text)
        case CCURL_NOT_CONNECTED where errno == SystemFailure.refused: .refused
        case CCURL_NOT_CONNECTED: .notConnected(errno: errno, text: text)
        case CCURL_TIMED_OUT: .timedOut(phase)
        case CCURL_TLS_HANDSHAKE, CCURL_CIPHER: .tls(text: text)
        // The name is checked before the chain, whose verdict is then still "unspecified" (1).
        case CCURL_NOT_VERIFIED: verifyCode > 1 ? .certificate(code: verifyCode, text: text) : .wrongHost(text: text)
        // An end inside the head is no error to libcurl.
        case CCURL_OK, CCURL_GOT_NOTHING, CCURL_PARTIAL: .ended(errno: 0)
        case CCURL_SEND_ERROR, CCURL_RECEIVE_ERROR: .ended(errno: errno)
        case CCURL_UNSUPPORTED_PROTOCOL, CCURL_WEIRD_REPLY: .notHTTP(text: text)
        case CCURL_URL_MALFORMED: .unsendable(.url(text))
        case CCURL_USER_IN_URL: .unsendable(.credentialsInURL)
        case CCURL_CERTIFICATE_UNUSABLE, CCURL_CA_UNUSABLE: .unusableFile(text: text)
        default: .other(code: code, text: text)
        }
    }
}

extension SystemFailure {
    /// ECONNREFUSED of Linux.
    fileprivate static let refused: Int32 = 111
}
