import Testing

extension IntegrationTests {
    /// The channel layer's Redis is down, closed to us, or hangs.
    @Suite struct RedisTroubleTests {
        @Test func stopped() throws {
            let site = try Site()
            site.redis.process.stop()
            let words = [site.backend.url] + (try site.token())
            Expected.broken("upgrade", 23, "upgrade.redis-unreachable", "certain")
                .check(try site.relayctl.probe(words + site.redisOption))
            Expected.broken("upgrade", 23, "upgrade.redis-unreachable", "possible")
                .check(try site.relayctl.probe(words))
        }

        /// The server lacks the password, and so do we.
        @Test func serverLacksPassword() throws {
            let site = try Site(redis: ["--requirepass", Site.redisPassword])
            let probe = try site.relayctl.probe([site.backend.url] + (try site.token()) + site.redisOption)
            Expected.broken("upgrade", 23, "upgrade.redis-auth", "likely").check(probe)
        }

        /// Only we lack it: the handshake is fine, and the Redis that was asked for is not.
        @Test(arguments: ["", ":wrong@"]) func weLackPassword(_ given: String) throws {
            let site = try Site.withPassword()
            let url = "redis://\(given)127.0.0.1:\(site.redis.port)"
            let probe = try site.relayctl.probe([site.backend.url, "--redis", url] + (try site.token()))
            Expected.broken("redis", 51, "redis.auth").check(probe)
        }

        @Test func hung() throws {
            let site = try Site()
            site.redis.process.freeze()
            let probe = try site.relayctl.probe([site.backend.url] + (try site.token()) + site.redisOption)
            Expected.broken("upgrade", 24, "upgrade.redis-hung", "certain").check(probe)
            #expect(probe.experiments == ["no-token"])
            #expect(probe.took < .seconds(25))
            // Without a look at Redis no more than a slow application can be said.
            let blind = try site.relayctl.probe([site.backend.url] + (try site.token()))
            Expected.broken("upgrade", 24, "upgrade.connect-slow", "possible").check(blind)
            #expect(blind.report["next"]?.string?.contains("--redis ") == true)
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

        @Test func outOfMemory() throws {
            let site = try Site(redis: ["--maxmemory", "1", "--maxmemory-policy", "noeviction"])
            let probe = try site.relayctl.probe([site.backend.url] + (try site.token()) + site.redisOption)
            Expected.broken("upgrade", 23, "upgrade.redis-oom", "certain").check(probe)
        }

        @Test func replica() throws {
            let site = try Site(redis: ["--replicaof", "127.0.0.1 1"])
            let probe = try site.relayctl.probe([site.backend.url] + (try site.token()) + site.redisOption)
            Expected.broken("upgrade", 23, "upgrade.redis-readonly", "certain").check(probe)
        }
    }
}
