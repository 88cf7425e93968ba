import RelayTestSupport
import Testing

extension IntegrationTests {
    /// The channel layer's Redis is down, closed to us, or hangs.
    @Suite struct RedisTroubleTests {
        /// What is set in a Redis that runs, what comes of it, and how it is taken back.
        private struct Trouble {
            let cause: [String]
            let cure: [String]
            let expected: Expected
        }

        private static let troubles = [
            Trouble(
                cause: ["config", "set", "requirepass", Site.redisPassword],
                cure: ["-a", Site.redisPassword, "config", "set", "requirepass", ""],
                expected: .broken("upgrade", 23, "upgrade.redis-auth", "likely")),
            Trouble(
                cause: ["config", "set", "maxmemory", "1"], cure: ["config", "set", "maxmemory", "0"],
                expected: .broken("upgrade", 23, "upgrade.redis-oom", "certain")),
            Trouble(
                cause: ["replicaof", "127.0.0.1", "1"], cure: ["replicaof", "no", "one"],
                expected: .broken("upgrade", 23, "upgrade.redis-readonly", "certain")),
        ]

        /// One server for all of them, because each start costs seconds; in the end both are gone.
        @Test func oneAfterAnother() throws {
            let site = try Site()
            let words = [site.backend.url] + (try site.token())
            for trouble in Self.troubles {
                _ = try site.redis.command(trouble.cause)
                // What is connected stays as it was.
                try site.redis.disconnectAll(trouble.cure.contains("-a") ? Site.redisPassword : nil)
                trouble.expected.check(try site.relayctl.probe(words + site.redisOption))
                _ = try site.redis.command(trouble.cure)
            }
            try wrongAddress(site)
            try hung(site)
            try endsInSession(site)
            Expected.broken("upgrade", 23, "upgrade.redis-unreachable", "certain")
                .check(try site.relayctl.probe(words + site.redisOption))
            Expected.broken("upgrade", 23, "upgrade.redis-unreachable", "possible")
                .check(try site.relayctl.probe(words))
            site.backend.process.freeze()
            let silent = ["--skip", "http,me", "--handshake-timeout", "1"]
            Expected.broken("upgrade", 24, "upgrade.server-silent").check(try site.relayctl.probe(words + silent))
            site.backend.process.stop()
            Expected.broken("tcp", 11, "tcp.refused").check(try site.relayctl.probe(words))
        }

        /// The server's own URL is wrong.
        private func wrongAddress(_ site: Site) throws {
            let password = try Backend(
                redisPort: site.redis.port, fault: "redis-url",
                environment: ["REDIS_URL": "redis://:wrong@127.0.0.1:{port}"])
            let refused = Expected.broken("upgrade", 23, "upgrade.redis-auth", "likely")
            let words = [password.url, "--redis", "redis://:wrong@127.0.0.1:\(site.redis.port)"] + (try site.token())
            let needless = try site.relayctl.probe(words)
            refused.check(needless)
            #expect(needless.run.output.contains("take the password out of"))
            _ = try site.redis.command(["config", "set", "requirepass", Site.redisPassword])
            refused.check(try site.relayctl.probe(words))
            _ = try site.redis.command(["-a", Site.redisPassword, "config", "set", "requirepass", ""])
            let database = try Backend(
                redisPort: site.redis.port, fault: "redis-url",
                environment: ["REDIS_URL": "redis://127.0.0.1:{port}/99"])
            Expected.broken("upgrade", 23, "upgrade.redis-unreachable", "certain")
                .check(try site.relayctl.probe([database.url, "--redis", "\(site.redis.url)/99"] + site.token()))
        }

        private func hung(_ site: Site) throws {
            site.redis.process.freeze()
            defer { site.redis.process.thaw() }
            let words = [site.backend.url] + (try site.token())
            let probe = try site.relayctl.probe(words + site.redisOption)
            Expected.broken("upgrade", 24, "upgrade.redis-hung", "certain").check(probe)
            #expect(probe.experiments == ["no-token"])
            #expect(probe.took < .seconds(25))
            // Without a look at Redis no more than a slow application can be said.
            let blind = try site.relayctl.probe(words)
            Expected.broken("upgrade", 24, "upgrade.connect-slow", "possible").check(blind)
            #expect(blind.report["next"]?.string?.contains("--redis ") == true)
        }

        /// It hangs once a message is sent, and is killed under a session that waits.
        private func endsInSession(_ site: Site) throws {
            let seen = site.backend.log.text.ranges(of: "WSDISCONNECT").count
            let running = try site.relayctl.start(
                ["probe", "--json", site.backend.url, "--hold", "30s"] + site.token())
            // Both pairs have gone: what follows is silence.
            try site.backend.log.wait(for: "WSDISCONNECT", times: seen + 2)
            let backend = try Backend(redisPort: site.redis.port, fault: "redis-pauses")
            let paused = try site.relayctl.probe([backend.url] + (try site.token()) + site.redisOption)
            Expected.broken("echo", 36, "echo.lost", "likely").check(paused)
            #expect(paused.codes("warning") == ["redis.hung"])
            site.redis.process.stop()
            Expected.broken("session", 31, "session.closed-error").check(try ProbeRun(try running.finish()))
        }

        /// Only we lack it: the handshake is fine, and the Redis that was asked for is not.
        @Test func weLackPassword() throws {
            let site = try Site(
                redis: ["--requirepass", Site.redisPassword], fault: "redis-url",
                environment: ["REDIS_URL": "redis://:\(Site.redisPassword)@127.0.0.1:{port}"])
            let broken = Expected.broken("redis", 51, "redis.auth")
            for (given, expected) in [
                ("", broken), (":wrong@", broken), (":\(Site.redisPassword)@", Expected.healthy),
            ] {
                let url = "redis://\(given)127.0.0.1:\(site.redis.port)"
                expected.check(try site.relayctl.probe([site.backend.url, "--redis", url] + (try site.token())))
            }
        }

        /// Over a PubSub layer whoever refuses needs Redis first: all that is asked raises, as where there is no
        /// WebSocket application. Only a look at Redis tells them apart.
        @Test(arguments: [Backend.Server.daphne, .uvicorn]) func pubSub(_ server: Backend.Server) throws {
            let site = try Site.shared.get()
            let port = try WireServer.closedPort()
            let layer = try Backend(redisPort: port, fault: "pubsub-layer", server: server)
            let nobody = try KeptBackends.port("no-websocket", server: server)
            let (blind, twin) = (
                try site.relayctl.probe([layer.url] + site.token()),
                try site.relayctl.probe(["http://localhost:\(nobody)"] + site.token())
            )
            #expect(blind.experiments == ["no-token", "other-slash", "foreign-origin", "other-path"])
            #expect(blind.answers == twin.answers)
            for probe in [blind, twin] {
                Expected.broken("upgrade", 23, "upgrade.no-websocket-app", "likely").check(probe)
                #expect(probe.report["findings"]?.array?.first?["summary"]?.string?.contains("has no Redis") == true)
                #expect(probe.report["next"]?.string?.contains("--redis ") == true)
            }
            let down = try site.relayctl.probe([layer.url, "--redis", "redis://127.0.0.1:\(port)"] + site.token())
            Expected.broken("upgrade", 23, "upgrade.redis-unreachable", "likely").check(down)
            let ruledOut = try site.relayctl.probe(["http://localhost:\(nobody)"] + site.redisOption + site.token())
            Expected.broken("upgrade", 23, "upgrade.no-websocket-app", "likely").check(ruledOut)
            #expect(ruledOut.report["next"]?.string?.contains("--redis ") == false)
        }

        /// A PubSub layer whose Redis runs is as good as the other.
        @Test func pubSubServes() throws {
            let site = try Site.shared.get()
            let backend = try Backend(redisPort: site.redis.port, fault: "pubsub-layer")
            Expected.healthy.check(try site.relayctl.probe([backend.url] + site.redisOption + site.token()))
        }

        /// uvicorn has no timeout for handshakes: ours runs out.
        @Test func hungBehindUvicorn() throws {
            let site = try Site(server: .uvicorn)
            site.redis.process.freeze()
            let words = [site.backend.url, "--handshake-timeout", "3"] + (try site.token()) + site.redisOption
            Expected.broken("upgrade", 24, "upgrade.redis-hung").check(try site.relayctl.probe(words))
        }

        /// The server uses another database: no fault of the server's.
        @Test func otherDatabase() throws {
            let site = try Site.shared.get()
            let words = [site.backend.url, "--redis", "\(site.redis.url)/5"] + (try site.token())
            let probe = try site.relayctl.probe(words)
            Expected.healthy.check(probe)
            #expect(probe.codes("info") == ["redis.layer-mismatch"])
        }
    }
}
