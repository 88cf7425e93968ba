import CCurl
import RelayBytes
import RelayNet

// What is asked, put into libcurl's settings.
extension CurlTransfer {
    mutating func configure(_ request: HTTPRequest) throws(HTTPFailure) {
        try set(CCURL_URL, request.url)
        let body = request.body.reveal()
        let code = unsafe body.withUnsafeBytes { bytes in
            unsafe ccurl_set_method(pointer, request.method.native, bytes.baseAddress, bytes.count)
        }
        try check(code)
        for field in request.fields { try add(CCURL_HEADER, field.line) }
        // Left to itself libcurl adds these.
        for name in ["Accept", "Content-Type", "Expect"] where !request.has(name) {
            try add(CCURL_HEADER, Array("\(name):".utf8))
        }
    }

    mutating func configure(_ route: HTTPRoute, _ trust: HTTPTrust, verify: Bool) throws(HTTPFailure) {
        let milliseconds = route.connectTimeout.wholeNanoseconds / 1_000_000
        try set(CCURL_CONNECT_TIMEOUT_MS, max(1, Int(milliseconds)))
        switch route.family {
        case .any: break
        case .v4: try set(CCURL_IP_VERSION, CCURL_IP_V4)
        case .v6: try set(CCURL_IP_VERSION, CCURL_IP_V6)
        }
        if let path = route.unixSocket { try set(CCURL_UNIX_SOCKET, path) }
        for pin in route.pins {
            try add(CCURL_PIN, Array("\(pin.host):\(pin.port):\(pin.addresses.joined(separator: ","))".utf8))
        }
        for detour in route.detours {
            let (from, to) = (Self.bracketed(detour.host), Self.bracketed(detour.toHost))
            let (fromPort, toPort) = (Self.port(detour.port), Self.port(detour.toPort))
            try add(CCURL_CONNECT_TO, Array("\(from):\(fromPort):\(to):\(toPort)".utf8))
        }
        try set(CCURL_VERIFY, verify ? 1 : 0)
        try configure(route.tls, trust)
        if let proxy = route.proxy {
            try set(CCURL_PROXY, proxy.url)
            if let user = proxy.user { try set(CCURL_PROXY_USER, user) }
            if let password = proxy.password { try set(CCURL_PROXY_PASSWORD, password.reveal()) }
        }
    }

    private mutating func configure(_ tls: TLSClientOptions, _ trust: HTTPTrust) throws(HTTPFailure) {
        switch tls.minimumVersion {
        case .tls10: try set(CCURL_TLS_MINIMUM, 10)
        case .tls11: try set(CCURL_TLS_MINIMUM, 11)
        case .tls12: try set(CCURL_TLS_MINIMUM, 12)
        case .tls13: try set(CCURL_TLS_MINIMUM, 13)
        }
        if case .places(let file, let directory) = trust {
            try setOrUnset(CCURL_CA_FILE, file)
            try setOrUnset(CCURL_CA_DIRECTORY, directory)
        }
        if let file = tls.certificateFile { try set(CCURL_CERTIFICATE_FILE, file) }
        if let file = tls.keyFile { try set(CCURL_KEY_FILE, file) }
        if let passphrase = tls.passphrase { try set(CCURL_KEY_PASSPHRASE, passphrase.reveal()) }
    }

    private mutating func set(_ option: ccurl_text, _ text: String) throws(HTTPFailure) {
        try set(option, Array(text.utf8))
    }

    private mutating func setOrUnset(_ option: ccurl_text, _ text: String?) throws(HTTPFailure) {
        guard let text else { return try check(unsafe ccurl_set_text(pointer, option, nil)) }
        try set(option, text)
    }

    private mutating func set(_ option: ccurl_text, _ text: [UInt8]) throws(HTTPFailure) {
        try check(unsafe Self.withCString(text) { unsafe ccurl_set_text(pointer, option, $0) })
    }

    private mutating func set(_ option: ccurl_number, _ number: Int) throws(HTTPFailure) {
        try check(unsafe ccurl_set_number(pointer, option, number))
    }

    private mutating func add(_ list: ccurl_list, _ text: [UInt8]) throws(HTTPFailure) {
        try check(unsafe Self.withCString(text) { unsafe ccurl_add(pointer, list, $0) })
    }

    /// Lends the bytes with a NUL behind them; there is none among them.
    private static func withCString(_ text: [UInt8], _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
        let terminated = text.map { CChar(bitPattern: $0) } + [0]
        return unsafe terminated.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
    }

    /// Port 0 is any, which libcurl writes as nothing.
    private static func port(_ number: UInt16) -> String { number == 0 ? "" : String(number) }

    private static func bracketed(_ host: String) -> String {
        host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    }
}

extension HTTPRequest {
    fileprivate func has(_ name: String) -> Bool { fields.contains { $0.name.equalsIgnoringASCIICase(name) } }
}

extension HTTPRequest.Method {
    fileprivate var native: ccurl_method {
        switch self {
        case .get: CCURL_GET
        case .head: CCURL_HEAD
        case .post: CCURL_POST
        }
    }
}

extension HTTPRequestField {
    /// The field as libcurl takes it: without a value it wants a semicolon. Here a secret leaves its `Secret`.
    fileprivate var line: [UInt8] {
        let content =
            switch value {
            case .text(let text): Array(text.utf8)
            case .secret(let prefix, let secret): Array(prefix.utf8) + secret.reveal()
            }
        return Array(name.utf8) + (content.isEmpty ? [0x3b] : [0x3a, 0x20] + content)
    }
}
