import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Who hears whom, over two processes and as two users.
    @Suite struct BroadcastTests {
        /// Two Daphne on one Redis; the first is the target too.
        @Test func oneRedis() throws {
            let site = try Site.shared.get()
            let other = try Backend(redisPort: site.redis.port)
            let probe = try site.relayctl.probe(
                [site.backend.url, "--direct", site.backend.url, "--direct", other.url] + (try site.token()))
            Expected.healthy.check(probe)
            let links = probe.stage("broadcast")?["facts"]?["links"]?.array ?? []
            #expect(links.count == 6 && links.allSatisfy { $0["heard"] == .bool(true) })
        }

        /// Each process has a channel layer of its own: every pair over one of them passes.
        @Test func layerOfEachProcess() throws {
            let site = try Site.shared.get()
            let backends = try (0..<2).map { _ in try Backend(redisPort: site.redis.port, fault: "memory-layer") }
            let alone = try site.relayctl.probe([backends[0].url] + (try site.token()))
            Expected.healthy.check(alone)
            // Both behind one address, in turn: the second connection is the other's.
            let nginx = try NginxServer(
                http: """
                    upstream both { server 127.0.0.1:\(backends[0].port); server 127.0.0.1:\(backends[1].port); }
                    server { listen 127.0.0.1:PORT; location / { \(NginxServer.upgrade(to: "both")) } }
                    """)
            Expected.broken("broadcast", 36, "broadcast.lost").check(
                try site.relayctl.probe([nginx.url] + (try site.token())))
            let words =
                [backends[0].url, "--direct", backends[0].url, "--direct", backends[1].url] + (try site.token())
            let probe = try site.relayctl.probe(words)
            Expected.broken("broadcast", 36, "broadcast.lost").check(probe)
            let text = try site.relayctl.run(["probe"] + words)
            #expect(text.output.contains("lost  \(backends[0].url) at \(backends[1].url)\n"), "\(text.output)")
            #expect(text.output.contains("lost  \(backends[1].url) at \(backends[0].url)\n"), "\(text.output)")
            #expect(text.output.contains("heard \(backends[0].url) at \(backends[0].url) after "), "\(text.output)")
        }

        @Test func backendDown() throws {
            let site = try Site.shared.get()
            let closed = "http://127.0.0.1:\(try WireServer.closedPort())"
            let probe = try site.relayctl.probe([site.backend.url, "--direct", closed] + (try site.token()))
            Expected.broken("broadcast", 36, "broadcast.lost").check(probe)
            #expect(probe.report["next"]?.string == "relayctl probe \(closed)")
        }

        @Test func secondUser() throws {
            let site = try Site.shared.get()
            let password = site.relayctl.secretFile("password2", Backend.password)
            let words = [site.backend.url, "--username2", "alice", "--password-file2", password] + site.login()
            let probe = try site.relayctl.probe(words)
            Expected.healthy.check(probe)
            #expect(probe.stage("broadcast")?["facts"]?["second_user"]?.string == "alice")
        }

        @Test func secondUserRefused() throws {
            let site = try Site.shared.get()
            let password = site.relayctl.secretFile("password2", "not the password")
            let words = [site.backend.url, "--username2", "alice", "--password-file2", password] + site.login()
            let probe = try site.relayctl.probe(words)
            Expected.broken("broadcast", 45, "login.refused").check(probe)
            #expect(!probe.run.output.contains("not the password"))
        }

        /// What is left out is not sent: the room hears nothing.
        @Test(arguments: [["--until", "session"], ["--skip", "echo,broadcast"]]) func leftOut(_ words: [String]) throws
        {
            let site = try Site.shared.get()
            let room = "silent-\(words[1].utf8.count)"
            let probe = try site.relayctl.probe([site.backend.url, "--room", room] + words + (try site.token()))
            Expected.healthy.check(probe)
            #expect(probe.stage("echo")?["status"]?.string == "skip")
            #expect(probe.stage("broadcast")?["status"]?.string == "skip")
        }
    }
}
