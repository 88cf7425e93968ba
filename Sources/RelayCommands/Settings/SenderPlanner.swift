import RelayBytes
import RelayClient
import RelayFrames

/// From the words of a sender to what a request says of it.
struct SenderPlanner {
    let options: any SenderWords
    let environment: Environment
    /// When `--max-time` ends the wait for a slow pipe.
    var deadline: Instant?

    /// The headers of `--header`, from the command line and from files.
    func headers() throws(CommandFailure) -> HandshakeHeaders {
        var lines: [String] = []
        for word in options.header {
            guard word.hasPrefix("@") else {
                lines.append(word)
                continue
            }
            let path = String(word.dropFirst())
            let text = try SecretSources(environment: environment, deadline: deadline).text(path, option: "--header")
            lines += text.split(whereSeparator: \.isNewline).map(String.init)
        }
        return try HandshakeHeaders(lines)
    }

    /// What is neither Origin nor Authorization. An option says more than a header that was pasted.
    func plan(_ headers: HandshakeHeaders) -> HandshakePlan {
        var plan = HandshakePlan(userAgent: options.userAgent ?? headers.userAgent ?? Version.userAgent)
        plan.host = options.host ?? headers.host
        plan.cookie = options.cookie.map { Secret($0) } ?? headers.cookie
        plan.headers = headers.fields
        return plan
    }

    /// `user:@FILE` as the value of an Authorization header (RFC 7617).
    func basic() throws(CommandFailure) -> Secret? {
        guard let words = options.auth else { return nil }
        guard let mark = words.place(of: ":@"), mark.lowerBound > words.startIndex else {
            throw .usage("--auth is 'user:@FILE': the password is read from the file")
        }
        let path = String(words[mark.upperBound...])
        let password = try SecretSources(environment: environment, deadline: deadline).file(path, option: "--auth")
        let pair = Array(words[..<mark.lowerBound].utf8) + [0x3a] + password.reveal()
        return Secret("Basic " + Base64.encode(pair))
    }

    /// What the operator wrote must be sendable before anything is sent.
    static func check(_ handshake: HandshakePlan) throws(CommandFailure) {
        guard !handshake.userAgent.utf8.contains(where: ASCII.isControl) else {
            throw .usage("--user-agent \(handshake.userAgent.quoted) has a control character")
        }
        let key = WebSocketKey(bytes: [UInt8](repeating: 0, count: 16))
        let address = ServiceAddress(host: "localhost", port: 80, usesTLS: false, socketTarget: "/")
        do throws(UpgradeRequestFault) {
            try handshake.request(to: address, token: nil, key: key).validate()
        } catch {
            throw .usage("\(option(error.part)): the \(error)")
        }
    }

    private static func option(_ part: UpgradeRequestFault.Part) -> String {
        switch part {
        case .host: "--host"
        case .origin: "--origin"
        case .userAgent: "--user-agent"
        case .cookie: "--cookie"
        case .authorization: "--auth"
        case .subprotocol: "--subprotocol"
        case .target, .headerName, .headerValue: "--header"
        }
    }
}
