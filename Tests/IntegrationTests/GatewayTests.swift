import RelayTestSupport
import Testing

extension IntegrationTests {
    /// nginx between a good application and us, with something wrong in it.
    @Suite struct GatewayTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let name: String
            let http: @Sendable (UInt16) -> String
            var options: [String] = []
            let expected: Expected
            /// With a login, where no token can be had.
            var byLogin: Expected?
            var testDescription: String { name }

            /// The API in order, and these lines for the socket.
            init(_ name: String, ws: @escaping @Sendable (UInt16) -> String, _ expected: Expected) {
                self.name = name
                http = { "server { listen 127.0.0.1:PORT; location /api/ { \(NginxServer.pass($0)) } \(ws($0)) }" }
                self.expected = expected
            }

            /// The whole server.
            init(
                _ name: String, http: @escaping @Sendable (UInt16) -> String, _ expected: Expected, byLogin: Expected
            ) {
                (self.name, self.http, self.expected, self.byLogin) = (name, http, expected, byLogin)
            }
        }

        static let rows = [
            Row(
                "no Upgrade", ws: { "location /ws/ { \(NginxServer.pass($0)) }" },
                .broken("upgrade", 22, "upgrade.headers-lost", "likely")),
            Row(
                "Upgrade without Connection",
                ws: { "location /ws/ { \(NginxServer.pass($0)) proxy_set_header Upgrade $http_upgrade; }" },
                .broken("upgrade", 20, "upgrade.headers-lost", "certain")),
            Row(
                "no location for the socket", ws: { _ in "" }, .broken("upgrade", 22, "upgrade.no-route", "likely")),
            Row(
                "the path loses its beginning",
                ws: { "location /ws/ { rewrite ^/ws(.*)$ $1 break; \(NginxServer.upgrade($0)) }" },
                .broken("upgrade", 23, "upgrade.no-route", "likely")),
            Row(
                "502 for the socket alone", ws: { _ in "location /ws/ { \(NginxServer.upgrade(1)) }" },
                .broken("upgrade", 23, "upgrade.bad-gateway", "certain")),
            Row(
                "the subprotocols are dropped",
                ws: { "location /ws/ { \(NginxServer.upgrade($0)) proxy_set_header Sec-WebSocket-Protocol \"\"; }" },
                .broken("upgrade", 21, "upgrade.subprotocol-stripped", "certain")),
            Row(
                "the Origin is dropped",
                ws: { "location /ws/ { \(NginxServer.upgrade($0)) proxy_set_header Origin \"\"; }" },
                .broken("upgrade", 21, "upgrade.origin-missing", "likely")),
            Row(
                "the handshake is hung up on", ws: { _ in "location /ws/ { return 444; }" },
                .broken("upgrade", 24, "upgrade.server-silent", "likely")),
            Row(
                "deny all", ws: { "location /ws/ { deny all; \(NginxServer.upgrade($0)) }" },
                .broken("upgrade", 21, "upgrade.other-status", "likely")),
            Row(
                "return 503", ws: { _ in "location /ws/ { return 503; }" },
                .broken("upgrade", 23, "upgrade.throttled", "likely")),
            Row(
                "429 with Retry-After",
                ws: { _ in "location /ws/ { add_header Retry-After 7 always; return 429; }" },
                .broken("upgrade", 27, "upgrade.throttled", "certain")),
            Row(
                "a redirect to a login page", ws: { _ in "location /ws/ { return 302 /accounts/login/; }" },
                .broken("upgrade", 26, "upgrade.redirect", "certain")),
            Row(
                "the application is down",
                http: { _ in "server { listen 127.0.0.1:PORT; location / { \(NginxServer.upgrade(1)) } }" },
                .broken("upgrade", 23, "upgrade.bad-gateway", "certain"),
                byLogin: .broken("login", 53, "upgrade.bad-gateway", "certain")),
            Row(
                "to https", http: { _ in "server { listen 127.0.0.1:PORT; return 301 https://$host$request_uri; }" },
                .broken("upgrade", 26, "upgrade.redirect", "certain"),
                byLogin: .broken("login", 26, "upgrade.redirect", "certain")),
            Row(
                "HTTP/2 alone",
                http: { "server { listen 127.0.0.1:PORT http2; location / { \(NginxServer.upgrade($0)) } }" },
                .broken("upgrade", 24, "upgrade.http2", "certain"),
                byLogin: .broken("login", 53, "upgrade.http2", "certain")),
        ]

        @Test(arguments: rows) func row(_ row: Row) throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(http: row.http(site.backend.port))
            row.expected.check(try site.relayctl.probe([nginx.url] + (try site.token())))
            (row.byLogin ?? row.expected).check(try site.relayctl.probe([nginx.url] + site.login()))
        }

        /// nginx gives up after a second, where its upstream takes connections and says nothing.
        @Test func gatewayTimeout() throws {
            let site = try Site.shared.get()
            let silent = try WireServer(.hold)
            let impatient = NginxServer.upgrade(silent.port) + " proxy_read_timeout 1s;"
            let socket = try NginxServer(api: site.backend.port, ws: impatient)
            Expected.broken("upgrade", 23, "upgrade.gateway-timeout", "certain")
                .check(try site.relayctl.probe([socket.url] + (try site.token())))
            let all = try NginxServer(http: "server { listen 127.0.0.1:PORT; location / { \(impatient) } }")
            Expected.broken("login", 53, "upgrade.gateway-timeout", "certain")
                .check(try site.relayctl.probe([all.url] + site.login()))
        }

        /// A token of 8 KiB is too much for a header of nginx's, and for a line.
        @Test(arguments: ["subprotocol", "query"]) func headTooLarge(_ mode: String) throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(api: site.backend.port, ws: NginxServer.upgrade(site.backend.port))
            let large = try site.token(try Token.minted(padding: 8000))
            Expected.broken("upgrade", 20, "upgrade.head-too-large", "certain")
                .check(try site.relayctl.probe([nginx.url, "--auth-mode", mode] + large))
        }

        /// Two keys behind one name, in turn: what opens by chance is not taken for the cause.
        @Test func twoReleases() throws {
            let site = try Site.shared.get()
            let other = try Backend(
                redisPort: site.redis.port, environment: ["SECRET_KEY": "the key of another release, long enough"])
            let nginx = try NginxServer(
                http: """
                    upstream both { server 127.0.0.1:\(site.backend.port); server 127.0.0.1:\(other.port); }
                    server { listen 127.0.0.1:PORT; location / { \(NginxServer.upgrade(to: "both")) } }
                    """)
            for words in [[], ["--skip", "http"], ["--skip", "me"]] {
                let probe = try site.relayctl.probe([nginx.url] + words + (try site.token()))
                #expect(probe.codes("error") == ["upgrade.flapping"], "\(probe.run.output)")
            }
        }

        /// An application that knows no subprotocols looks as if nginx dropped them, until Daphne is asked to complain.
        @Test func readsQueryAlone() throws {
            let site = try Site.shared.get()
            let port = try KeptBackends.port("query-only")
            let nginx = try NginxServer(api: port, ws: NginxServer.upgrade(port))
            for url in ["http://localhost:\(port)", nginx.url] {
                let probe = try site.relayctl.probe([url] + (try site.token()))
                Expected.broken("upgrade", 21, "upgrade.token-missing", "certain").check(probe)
                #expect(probe.experiments.last == "repeated-subprotocol")
            }
        }

        /// What Daphne drops at its timeout comes as 502 from nginx.
        @Test func droppedBehindNginx() throws {
            let site = try Site.shared.get()
            let port = try KeptBackends.port("other-subprotocol-when-offered")
            let nginx = try NginxServer(api: port, ws: NginxServer.upgrade(port))
            Expected.broken("upgrade", 23, "upgrade.subprotocol-not-offered", "certain")
                .check(try site.relayctl.probe([nginx.url] + (try site.token())))
        }
    }
}
