import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost

/// The proxy for a server, from `--proxy` or the variables that curl knows (PRODUCT: network).
struct ProxyChoice {
    let network: NetworkOptions
    let environment: Environment

    /// A proxy URL without a port means this one, whatever its kind, as in curl.
    private static let defaultPort: UInt16 = 1080

    /// The way's proxy; nil where none is named, or where the server is to be reached without.
    func proxy(for url: AbsoluteURL) throws(CommandFailure) -> ProxyPlan? {
        guard let (text, source, isArgument) = named(for: url) else {
            try checkOnly()
            return nil
        }
        let plan = try read(text, source)
        let exempt = network.noproxy ?? (isArgument ? nil : Self.first(["no_proxy", "NO_PROXY"], environment)?.0)
        if let exempt, ProxyExemptions(exempt).contains(url.host, port: url.port) { return nil }
        return plan
    }

    /// Refuses words that mean nothing, where no proxy is looked for.
    func checkOnly() throws(CommandFailure) {
        if let text = network.proxy, !text.isEmpty {
            _ = try read(text, "--proxy")
        } else if network.proxyAuth != nil, network.proxy == nil {
            _ = try credentials()
        }
    }

    /// The URL, what it came from, and whether that is the command line. An empty `--proxy` is none at all.
    private func named(for url: AbsoluteURL) -> (String, String, Bool)? {
        if let text = network.proxy { return text.isEmpty ? nil : (text, "--proxy", true) }
        // CGI sets HTTP_PROXY from a request's header, so only the lower case counts.
        let names = url.scheme.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        return Self.first(names + ["all_proxy", "ALL_PROXY"], environment).map { ($0.0, $0.1, false) }
    }

    private static func first(_ names: [String], _ environment: Environment) -> (String, String)? {
        for name in names {
            if let value = environment.variable(name) { return (value, name) }
        }
        return nil
    }

    private func read(_ text: String, _ source: String) throws(CommandFailure) -> ProxyPlan {
        let url: AbsoluteURL
        do throws(URLFault) { url = try AbsoluteURL.parse(text.contains("://") ? text : "http://" + text) } catch {
            throw .usage("\(source): the proxy is not an address: \(error) (http, socks5 or socks5h)")
        }
        let kind: ProxyPlan.Kind
        switch url.scheme {
        case .http: kind = .http
        case .socks5: kind = .socks5
        case .socks5h: kind = .socks5h
        case .https, .ws, .wss:
            throw .usage("\(source): a proxy is http, socks5 or socks5h, not \(url.scheme.rawValue)")
        }
        guard url.path.isEmpty || url.path == "/", url.query == nil else {
            throw .usage("\(source): a proxy is scheme://host:port, without a path")
        }
        let server = HostPort(host: url.host.text, port: url.explicitPort ?? Self.defaultPort)
        let facts = ProxyFacts(url: "\(url.scheme.rawValue)://\(url.host.bracketed):\(server.port)", source: source)
        var pair = try credentials()
        if pair == nil, let userinfo = url.userinfo {
            guard let decoded = PercentEncoding.decode(userinfo.reveal()), !decoded.contains(where: ASCII.isControl)
            else { throw .usage("\(source): the user name or password of the proxy is not percent-encoded well") }
            pair = Secret(decoded)
        }
        return ProxyPlan(kind: kind, server: server, credentials: pair, facts: facts)
    }

    private func credentials() throws(CommandFailure) -> Secret? {
        guard let word = network.proxyAuth else { return nil }
        guard word.hasPrefix("@"), word.utf8.count > 1 else {
            throw .usage("--proxy-auth is @FILE: 'user:password' is read from the file")
        }
        let sources = SecretSources(environment: environment, deadline: network.limit)
        let pair = try sources.file(String(word.dropFirst()), option: "--proxy-auth")
        guard pair.reveal().contains(0x3a) else {
            throw CommandFailure(.malformedInput, "--proxy-auth: the file holds no 'user:password'")
        }
        return pair
    }
}
