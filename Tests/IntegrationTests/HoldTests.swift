import Glibc
import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// `--hold`: who ends a session in which nobody speaks.
    @Suite struct HoldTests {
        private func finding(_ probe: ProbeRun) throws -> JSONValue {
            try #require(probe.report["findings"]?.array?.first { $0["severity"] == "error" })
        }

        /// It stays, and the server's Pings are answered: Daphne would drop it otherwise after 3 s.
        @Test func stands() throws {
            let site = try Site.shared.get()
            let backend = try Backend(
                redisPort: site.redis.port, arguments: ["--ping-interval", "1", "--ping-timeout", "2"])
            let probe = try site.relayctl.probe([backend.url, "--hold", "7s"] + (try site.token()))
            Expected.healthy.check(probe)
            let hold = probe.stage("session")?["facts"]?["hold"]
            #expect((hold?["pings"]?.int ?? 0) >= 2 && hold?["ended"] == .null)
            #expect(probe.stage("session")?["summary"]?.string?.hasSuffix(", held 7.0 s") == true)
        }

        @Test func nginxReadTimeout() throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port, readTimeout: 2)
            let root = try LocalCertificates.shared.get().root
            let probe = try site.relayctl.probe([nginx.url, "--ca", root, "--hold", "5s"] + (try site.token()))
            Expected.broken("session", 34, "session.idle-closed").check(probe)
            // Which constant that is follows from the time, which a busy machine blurs; IdleAnalyserTests have it.
            let summary = try finding(probe)["summary"]?.string
            #expect(summary?.hasPrefix("a proxy cuts sessions that are silent for ") == true)
        }

        @Test func daphneTimeout() throws {
            let site = try Site.shared.get()
            let backend = try Backend(redisPort: site.redis.port, arguments: ["--websocket_timeout", "3"])
            let probe = try site.relayctl.probe([backend.url, "--hold", "12s"] + (try site.token()))
            Expected.broken("session", 34, "session.idle-closed").check(probe)
            #expect(try finding(probe)["because"]?.array?.last?.string?.contains("--websocket_timeout") == true)
        }

        @Test func redisPy8() throws {
            let site = try Site(fault: "redis-py-8")
            let probe = try site.relayctl.probe([site.backend.url, "--hold", "15s"] + (try site.token()))
            Expected.broken("session", 34, "session.idle-closed").check(probe)
            #expect(probe.report["next"]?.string == "pip install 'redis<8'")
        }

        /// It ends with its server, which does not come back.
        @Test func serverStops() throws {
            let site = try Site()
            let running = try site.relayctl.start(
                ["probe", "--json", site.backend.url, "--hold", "30s"] + site.token())
            // Both pairs have gone: what follows is silence.
            try site.backend.log.wait(for: "WSDISCONNECT", times: 2)
            kill(site.backend.process.id, SIGTERM)
            let probe = try ProbeRun(try running.finish())
            Expected.broken("session", 33, "session.lost").check(probe)
        }

        @Test func outlivesItsToken() throws {
            let site = try Site.shared.get()
            let words = [site.backend.url, "--hold", "6s"] + (try site.token(try Token.minted(lasting: 4)))
            let probe = try site.relayctl.probe(words)
            Expected.healthy.check(probe)
            #expect(probe.stage("session")?["summary"]?.string?.hasSuffix("outlives its token") == true)
            #expect(probe.stage("session")?["facts"]?["hold"]?["token_expired"] == true)
            #expect(probe.codes("info") == ["session.outlives-token"])
        }
    }
}
