import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost

/// The proxy for a server, from `--proxy` or the variables that curl knows (PRODUCT: network).
package struct ProxyChoice {
    private let network: NetworkOptions
    private let environment: Environment
    /// Of `--proxy-auth`, read once: it may be a pipe.
    private let credentials: Secret?

    /// A proxy URL without a port means this one, whatever its kind, as in curl.
    private static let defaultPort: UInt16 = 1080

    /// Reads the file of `--proxy-auth`.
    package init(network: NetworkOptions, environment: Environment) throws(CommandFailure) {
        self.network = network
        self.environment = environment
        if let word = network.proxyAuth {
            credentials = try Self.pair(word, until: network.limit, environment)
        } else {
            credentials = nil
        }
    }

    /// The way's proxy; nil where none is named, or where the server is to be reached without. A variable that means
    /// nothing is a usage error (64) unless the server is exempt.
    package func proxy(for url: AbsoluteURL) throws(CommandFailure) -> ProxyPlan? {
        guard let named = named(isSecure: url.scheme.isSecure) else { return nil }
        let isExempt = exemptions(named).contains(url.host, port: url.port)
        if isExempt, !named.isArgument { return nil }
        let plan = try read(named)
        return isExempt ? nil : plan
    }

    /// The proxies for addresses that are not known yet.
    package func table() throws(CommandFailure) -> ProxyTable {
        var table = ProxyTable()
        for isSecure in [true, false] {
            guard let named = named(isSecure: isSecure) else { continue }
            table.exemptions = exemptions(named)
            if isSecure { table.secure = try read(named) } else { table.plain = try read(named) }
        }
        return table
    }

    /// Refuses a `--proxy` that means nothing, where no proxy is looked for.
    func checkOnly() throws(CommandFailure) {
        if let named = named(isSecure: true), named.isArgument { _ = try read(named) }
    }

    private struct Named {
        let text: String
        /// `--proxy`, or the variable's name.
        let source: String
        var isArgument = false
    }

    /// An empty `--proxy` is none at all.
    private func named(isSecure: Bool) -> Named? {
        if let text = network.proxy {
            return text.isEmpty ? nil : Named(text: text, source: "--proxy", isArgument: true)
        }
        // CGI sets HTTP_PROXY from a request's header, so only the lower case counts.
        let names = isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        return first(names + ["all_proxy", "ALL_PROXY"])
    }

    /// The command line says more than a variable: `no_proxy` has no say in `--proxy`.
    private func exemptions(_ named: Named) -> ProxyExemptions {
        let variable = named.isArgument ? nil : first(["no_proxy", "NO_PROXY"])?.text
        return ProxyExemptions(network.noproxy ?? variable ?? "")
    }

    private func first(_ names: [String]) -> Named? {
        for name in names {
            if let value = environment.variable(name) { return Named(text: value, source: name) }
        }
        return nil
    }

    private func read(_ named: Named) throws(CommandFailure) -> ProxyPlan {
        let source = named.source
        let url: AbsoluteURL
        do throws(URLFault) {
            url = try AbsoluteURL.parse(named.text.contains("://") ? named.text : "http://" + named.text)
        } catch {
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
        var pair = credentials
        if pair == nil { pair = try userinfo(url, source) }
        return ProxyPlan(kind: kind, server: server, credentials: pair, facts: facts)
    }

    private func userinfo(_ url: AbsoluteURL, _ source: String) throws(CommandFailure) -> Secret? {
        guard let userinfo = url.userinfo else { return nil }
        guard let decoded = PercentEncoding.decode(userinfo.reveal()), !decoded.contains(where: ASCII.isControl) else {
            throw .usage("\(source): the user name or password of the proxy is not percent-encoded well")
        }
        return Secret(decoded)
    }

    private static func pair(
        _ word: String, until limit: Instant?, _ environment: Environment
    ) throws(CommandFailure) -> Secret {
        guard word.hasPrefix("@"), word.utf8.count > 1 else {
            throw .usage("--proxy-auth is @FILE: 'user:password' is read from the file")
        }
        let sources = SecretSources(environment: environment, deadline: limit)
        let pair = try sources.file(String(word.dropFirst()), option: "--proxy-auth")
        guard pair.reveal().contains(0x3a) else {
            throw CommandFailure(.malformedInput, "--proxy-auth: the file holds no 'user:password'")
        }
        return pair
    }
}
