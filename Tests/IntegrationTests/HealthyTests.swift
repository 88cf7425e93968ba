import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Where nothing is wrong, nothing is found.
    @Suite struct HealthyTests {
        @Test func byLogin() throws {
            let site = try Site.shared.get()
            Expected.healthy.check(try site.relayctl.probe([site.backend.url] + site.login()))
        }

        /// The token of `login --print-token`, as a script keeps it in a file.
        @Test(arguments: ["subprotocol", "query"]) func byToken(_ mode: String) throws {
            let site = try Site.shared.get()
            let printed = try site.relayctl.run(["login", site.backend.url, "--print-token"] + site.login())
            #expect(printed.status == 0)
            let words = [site.backend.url, "--auth-mode", mode] + (try site.token(printed.output))
            Expected.healthy.check(try site.relayctl.probe(words))
        }

        @Test func whoami() throws {
            let site = try Site.shared.get()
            let run = try site.relayctl.run(["whoami", site.backend.url] + (try site.token()))
            #expect(run.status == 0)
            #expect(run.output.contains("testuser"))
            let probe = try site.relayctl.probe([site.backend.url, "--until", "me"] + (try site.token()))
            #expect(probe.stage("me")?["summary"]?.string == "200 testuser")
        }

        /// It joins the group while it watches, and leaves nothing behind.
        @Test func redis() throws {
            let site = try Site.shared.get()
            // A room of its own: members of earlier tests leave the usual one when they are noticed.
            let probe = try site.relayctl.probe(
                [site.backend.url, "--room", "alone"] + site.login() + site.redisOption)
            Expected.healthy.check(probe)
            let facts = probe.stage("redis")?["facts"]
            let before = facts?["members_before"]?.int ?? -1
            #expect(facts?["members_after"]?.int == before + 1)
            #expect(facts?["group"]?.string == "asgi:group:chat_alone")
        }

        @Test(arguments: [false, true]) func throughNginx(http2: Bool) throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port, http2: http2)
            let root = try LocalCertificates.shared.get().root
            Expected.healthy.check(try site.relayctl.probe([nginx.url, "--ca", root] + site.login()))
            Expected.healthy.check(try site.relayctl.probe([nginx.url, "--ca", root] + (try site.token())))
        }

        @Test func uvicorn() throws {
            let site = try Site(server: .uvicorn)
            Expected.healthy.check(try site.relayctl.probe([site.backend.url] + site.login()))
        }

        /// A probe is a good guest: what it does raises nothing in the server.
        @Test func noTraceback() throws {
            let site = try Site.shared.get()
            let room = ["--room", "quiet"]
            for _ in 0..<5 {
                Expected.healthy.check(try site.relayctl.probe([site.backend.url] + room + (try site.token())))
            }
            // Daphne looks for failed applications once a second; one that fails on purpose shows that it has looked.
            let failing = "ws://localhost:\(site.backend.port)/ws/marker/"
            #expect(try site.relayctl.probe([failing] + (try site.token())).run.status == 23)
            try site.backend.log.wait(for: "No route found for path 'ws/marker/'")
            #expect(!site.backend.log.text.contains("Attempt to send on a closed protocol"))
        }
    }
}
