import RelayBytes
import RelayEvidence

// The proxy between us and the application, as far as answers show it.
extension Bundle {
    /// What signs the answers of this address.
    private var signature: String? {
        guard case .answered(let facts)? = http.facts else { return refusal.flatMap(ServerName.signed) }
        return ServerName.signed(facts)
    }

    /// The proxy that signs the answers; others sign none.
    var proxyServer: String? {
        guard let signature else { return nil }
        let proxies = ["nginx", "openresty", "caddy", "apache", "cloudflare", "envoy", "varnish", "awselb"]
        return proxies.contains { signature.asciiLowercased.hasPrefix($0) } ? signature : nil
    }

    /// The command that shows the proxy's configuration; nginx's where nothing names another.
    var showProxyCommand: String {
        let name = (refusal.flatMap(ProxyPage.recognise) ?? proxyServer ?? "").asciiLowercased
        if name.hasPrefix("caddy") { return "caddy adapt --pretty --config /etc/caddy/Caddyfile" }
        if name.hasPrefix("haproxy") { return "cat /etc/haproxy/haproxy.cfg" }
        if name.hasPrefix("apache") { return "apachectl -t -D DUMP_CONFIG" }
        return "nginx -T"
    }
}
