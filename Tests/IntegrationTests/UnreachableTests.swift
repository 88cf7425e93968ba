import RelayTestSupport
import Testing

extension IntegrationTests {
    /// No application at the end of the way.
    @Suite struct UnreachableTests {
        @Test func daphneDownBehindNginx() throws {
            let nginx = try NginxServer(to: try WireServer.closedPort())
            let root = try LocalCertificates.shared.get().root
            let relayctl = try Site.shared.get().relayctl
            let words = [nginx.url, "--ca", root] + (try Site.shared.get().token())
            Expected.broken("upgrade", 23, "upgrade.bad-gateway").check(try relayctl.probe(words))
        }

        /// A stopped process takes connections and says nothing.
        @Test func daphneStopped() throws {
            let site = try Site.shared.get()
            let backend = try Backend(redisPort: site.redis.port)
            backend.process.freeze()
            let probe = try site.relayctl.probe([backend.url] + (try site.token()))
            Expected.broken("upgrade", 24, "upgrade.server-silent").check(probe)
            #expect(probe.took < .seconds(25))
        }

        @Test func portClosed() throws {
            let site = try Site.shared.get()
            let words = ["http://localhost:\(try WireServer.closedPort())"] + (try site.token())
            Expected.broken("tcp", 11, "tcp.refused").check(try site.relayctl.probe(words))
        }

        @Test func nameWithoutAddress() throws {
            let site = try Site.shared.get()
            let words = ["http://relaydesk.invalid:8000"] + (try site.token())
            Expected.broken("dns", 10, "dns.failed").check(try site.relayctl.probe(words))
        }
    }
}
