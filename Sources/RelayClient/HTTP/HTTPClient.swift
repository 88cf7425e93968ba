import RelayBytes
import RelayHost
import RelayNet

/// Asks HTTP servers, one exchange at a time, each on a connection of its own, over libcurl.
///
/// Redirects are not followed, cookies not kept, nothing is cached. A deadline and the interrupts end an exchange in any
/// phase.
package struct HTTPClient: Sendable {
    package var route: HTTPRoute
    package var interrupts: Interrupts
    /// Told of each exchange: the request, its head as it went out, and the head of the answer.
    var watch: (@Sendable (HTTPExchange, HTTPRequest, Secret, [UInt8]) -> Void)?

    package init(route: HTTPRoute = HTTPRoute(), interrupts: Interrupts = .none) {
        self.route = route
        self.interrupts = interrupts
    }

    /// Sends the request and waits for the end of its response; the deadline is not moved by bytes that arrive.
    ///
    /// Without verification too the certificate is judged first, on a connection that sends nothing if it does not
    /// stand, because libcurl has no verdict on what it does not verify.
    package func exchange(_ request: HTTPRequest, until deadline: Instant) -> HTTPExchange {
        let trust = HTTPTrust.first(route.tls)
        var exchange = exchange(request, trust, verify: true, until: deadline)
        if case .certificate(let code, _)? = exchange.failure, let second = trust.next(after: code) {
            exchange = self.exchange(request, second, verify: true, until: deadline)
        }
        guard !route.tls.verify, let verdict = exchange.failure?.verifyResult else { return exchange }
        exchange = self.exchange(request, trust, verify: false, until: deadline)
        exchange.verifyResult = verdict
        return exchange
    }

    private func exchange(
        _ request: HTTPRequest, _ trust: HTTPTrust, verify: Bool, until deadline: Instant
    ) -> HTTPExchange {
        let began = MonotonicClock.now()
        do throws(HTTPFailure) {
            if let fault = request.fault ?? route.fault { throw .unsendable(fault) }
            var transfer = try CurlTransfer(headLimit: route.headLimit, bodyLimit: route.bodyLimit)
            if watch != nil { transfer.keepRequest(limit: route.headLimit) }
            try transfer.configure(route, trust, verify: verify)
            try transfer.configure(request)
            let stop = try transfer.run(until: deadline, interrupts: interrupts)
            let exchange = transfer.conclude(request, route, stop, began: began)
            if let watch {
                let (asked, answered) = transfer.heads()
                watch(exchange, request, asked, answered)
            }
            return exchange
        } catch {
            return HTTPExchange(
                method: request.method, url: request.url, outcome: .failed(error),
                timings: HTTPTimings(began: began, ended: MonotonicClock.now()), remoteAddress: nil, verifyResult: nil)
        }
    }

    /// Such as `libcurl/7.88.1 OpenSSL/3.0.19`; nil when libcurl cannot be opened.
    package static var libraryVersion: String? { CurlTransfer.libraryVersion }
}

extension HTTPFailure {
    /// OpenSSL's number of a verdict that a certificate does not stand: `X509_V_ERR_HOSTNAME_MISMATCH` is 62.
    fileprivate var verifyResult: Int? {
        switch self {
        case .certificate(let code, _): code
        case .wrongHost: 62
        default: nil
        }
    }
}

extension HTTPRoute {
    /// The setting that cannot be handed on, if there is one.
    var fault: HTTPRequestFault? {
        let settings: [(String, String?)] = [
            ("unix socket", unixSocket), ("proxy", proxy?.url), ("proxy user", proxy?.user), ("ca", tls.caFile),
            ("certificate", tls.certificateFile), ("key", tls.keyFile),
        ]
        for (name, text) in settings where text?.utf8.contains(where: ASCII.isControl) == true { return .setting(name) }
        if proxy?.url.contains("@") == true { return .credentialsInURL }
        if let password = proxy?.password, password.reveal().contains(0) { return .setting("proxy password") }
        if let passphrase = tls.passphrase, passphrase.reveal().contains(0) { return .setting("passphrase") }
        let names = pins.flatMap { [$0.host] + $0.addresses } + detours.flatMap { [$0.host, $0.toHost] }
        // These are joined with colons and commas.
        let isClean = names.allSatisfy { name in
            !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f && $0 != 0x2c }
        }
        return isClean ? nil : .setting("address")
    }
}
