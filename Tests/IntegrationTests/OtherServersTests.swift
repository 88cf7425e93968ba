import RelayTestSupport
import Testing

extension IntegrationTests {
    /// The same causes behind other servers: uvicorn and hypercorn for real, other proxies by their words.
    @Suite struct OtherServersTests {
        static let rows = [
            HandshakeRow(
                name: "other Origin", options: ["--origin", "https://evil.example"],
                expected: .broken("upgrade", 21, "upgrade.origin-refused", "certain")),
            HandshakeRow(
                name: "an Origin that is none", options: ["-H", "Origin: foo"],
                expected: .broken("upgrade", 21, "upgrade.origin-invalid", "certain")),
            HandshakeRow(
                name: "no Origin", options: ["--origin", "none"],
                expected: .broken("upgrade", 21, "upgrade.origin-missing", "certain")),
            HandshakeRow(
                name: "no slash at the end", path: "/ws/chat/test-room",
                expected: .broken("upgrade", 23, "upgrade.missing-slash", "certain")),
            HandshakeRow(
                name: "no websocket application", fault: "no-websocket",
                expected: .broken("upgrade", 23, "upgrade.no-websocket-app", "likely")),
            HandshakeRow(
                name: "session middleware", fault: "session-middleware",
                expected: .broken("upgrade", 21, "upgrade.session-middleware", "likely")),
            HandshakeRow(
                name: "accept, then close 4401", fault: "accepts-then-checks", options: ["--no-token"],
                expected: .broken("session", 32, "session.closed-auth", "certain")),
        ]

        @Test(arguments: rows, [Backend.Server.uvicorn, .hypercorn]) func row(
            _ row: HandshakeRow, _ server: Backend.Server
        )
            throws
        {
            let site = try Site.shared.get()
            let port = try KeptBackends.port(row.fault ?? "none", server: server)
            let token = row.options.contains("--no-token") ? [] : try site.token()
            let probe = try site.relayctl.probe(
                ["ws://localhost:\(port)\(row.path)"] + row.options + token)
            row.expected.check(probe)
        }

        /// hypercorn closes where its library finds the subprotocol at fault; uvicorn sends it.
        @Test(arguments: [Backend.Server.uvicorn, .hypercorn]) func otherSubprotocol(_ server: Backend.Server) throws {
            let site = try Site.shared.get()
            let backend = try Backend(redisPort: site.redis.port, fault: "other-subprotocol", server: server)
            let probe = try site.relayctl.probe([backend.url] + (try site.token()))
            let exit: Int32 = server == .uvicorn ? 25 : 24
            Expected.broken("upgrade", exit, "upgrade.subprotocol-not-offered", "certain").check(probe)
        }

        /// What a proxy says of its own; a stand-in answers every request with it.
        struct Page: CustomTestStringConvertible, Sendable {
            let name: String
            let head: String
            let body: String
            let expected: Expected
            var testDescription: String { name }
        }

        static let pages = [
            Page(
                name: "HAProxy, no backend", head: "503 Service Unavailable",
                body: "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n"
                    + "</body></html>", expected: .broken("upgrade", 23, "upgrade.bad-gateway", "certain")),
            Page(
                name: "HAProxy, forbidden", head: "403 Forbidden",
                body: "<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>",
                expected: .broken("upgrade", 21, "upgrade.other-status")),
            Page(
                name: "HAProxy, timeout", head: "504 Gateway Time-out",
                body: "<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>",
                expected: .broken("upgrade", 23, "upgrade.gateway-timeout", "certain")),
            Page(
                name: "Traefik, no backend", head: "503 Service Unavailable", body: "no available server\n",
                expected: .broken("upgrade", 23, "upgrade.bad-gateway", "certain")),
            Page(
                name: "Traefik, no router", head: "404 Not Found", body: "404 page not found\n",
                expected: .broken("upgrade", 22, "upgrade.no-route", "likely")),
            Page(
                name: "Caddy, backend down", head: "502 Bad Gateway\r\nServer: Caddy", body: "",
                expected: .broken("upgrade", 23, "upgrade.bad-gateway", "certain")),
            Page(
                name: "AWS, no target", head: "503 Service Temporarily Unavailable\r\nServer: awselb/2.0",
                body: "<html><center><h1>503 Service Temporarily Unavailable</h1></center></html>",
                expected: .broken("upgrade", 23, "upgrade.bad-gateway", "certain")),
            Page(
                name: "Envoy, no backend", head: "503 Service Unavailable\r\nserver: envoy",
                body: "no healthy upstream",
                expected: .broken("upgrade", 23, "upgrade.bad-gateway", "certain")),
            Page(
                name: "a limit of requests", head: "429 Too Many Requests\r\nRetry-After: 7", body: "slow down",
                expected: .broken("upgrade", 27, "upgrade.throttled", "certain")),
            Page(
                name: "maintenance", head: "503 Service Unavailable\r\nRetry-After: 120", body: "back soon",
                expected: .broken("upgrade", 27, "upgrade.throttled", "certain")),
            Page(
                name: "a front end", head: "404 Not Found\r\nX-Powered-By: Next.js",
                body: "<!DOCTYPE html><title>404: This page could not be found.</title>",
                expected: .broken("upgrade", 22, "upgrade.no-route", "likely")),
            Page(
                name: "the websockets library, Upgrade lost", head: "426 Upgrade Required\r\nUpgrade: websocket",
                body: "Failed to open a WebSocket connection: invalid Upgrade header: None.\n",
                expected: .broken("upgrade", 22, "upgrade.headers-lost", "certain")),
        ]

        @Test(arguments: pages) func page(_ page: Page) throws {
            let site = try Site.shared.get()
            let answer =
                "HTTP/1.1 \(page.head)\r\nContent-Length: \(page.body.utf8.count)\r\nConnection: close\r\n\r\n\(page.body)"
            let server = try WireServer(answer: answer)
            page.expected.check(try site.relayctl.probe([server.url] + (try site.token())))
        }
    }
}
