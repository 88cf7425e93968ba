import RelayBytes
import RelayEvidence

/// An answer that a proxy gave of its own: the application behind it was not asked, or did not answer.
///
/// Only pages that no application sends: nginx passes Daphne's 403 on with its reason and without a page (FACTS: fact
/// 10), and signs its own.
enum ProxyPage {
    /// The proxy's name; nil where the answer may be the application's.
    static func recognise(_ facts: HTTPFacts) -> String? {
        guard facts.status >= 400 else { return nil }
        if demandsPassword(facts) { return ServerName.signed(facts) ?? "a proxy" }
        let body = String(decoding: facts.body, as: UTF8.self)
        for (words, name) in marks where body.firstRange(of: words) != nil { return name }
        let server = facts.field("Server")?.asciiLowercased ?? ""
        if server.hasPrefix("awselb") { return "AWS ELB" }
        // Its refusals look like an application's whose answer has no body.
        if server.hasPrefix("caddy"), facts.body.isEmpty, 502...504 ~= facts.status { return "Caddy" }
        if server == "cloudflare", 520...530 ~= facts.status { return "Cloudflare" }
        return nil
    }

    /// A challenge that a browser answers with a dialogue (RFC 7617): no WebSocket application asks so.
    static func demandsPassword(_ facts: HTTPFacts) -> Bool {
        facts.status == 401 && facts.field("WWW-Authenticate")?.asciiLowercased.hasPrefix("basic") == true
    }

    private static let marks = [
        ("<hr><center>nginx", "nginx"), ("<hr><center>openresty", "OpenResty"),
        ("<hr><center>cloudflare", "Cloudflare"),
        ("No server is available to handle this request", "HAProxy"),
        ("The server didn't respond in time.\n</body>", "HAProxy"),
        ("The server returned an invalid or incomplete response.\n</body>", "HAProxy"),
        ("Request forbidden by administrative rules.", "HAProxy"), ("<address>Apache", "Apache"),
        ("no available server", "Traefik"), ("404 page not found", "Traefik or another Go server"),
        ("no healthy upstream", "Envoy"), ("upstream connect error or disconnect/reset before headers", "Envoy"),
        ("upstream request timeout", "Envoy"), ("Guru Meditation", "Varnish"),
    ]
}
