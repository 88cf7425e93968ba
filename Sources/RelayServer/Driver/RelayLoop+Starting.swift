import RelayBytes
import RelayCrypto
import RelayEvidence
import RelayFrames
import RelayHost
import RelayJWT
import RelayNet
import RelayRESP

extension RelayLoop {
    /// Binds the listeners and reads the certificate; nothing is served yet.
    init(_ configuration: RelayConfiguration, stop: WakeDescriptor) throws(RelayStartFailure) {
        let faults = configuration.faults
        let hosts = AllowedHosts(faults.contains(.origin) ? ["app.relaydesk.test"] : configuration.allowedHosts)
        let (signing, verifying) = try Self.keys(configuration)
        let tokens = TokenGate(users: configuration.users, verifier: OpenSSLVerifier(KeyRing(verifying)))
        let issuer = TokenIssuer(
            key: signing, accessLifetime: configuration.accessLifetime, issuesExpired: faults.contains(.expired))
        var gate = HandshakeGate(hosts: hosts, gate: tokens, faults: faults, echo: configuration.echo)
        let tls = try configuration.tls.map { files throws(RelayStartFailure) in try Self.context(files) }

        let listener = try Self.listen(configuration.address, configuration.port)
        var watched = [(Self.stopToken, stop.raw), (Self.listenerToken, listener.descriptor)]
        var redisListener: Listener?
        var redisPort: UInt16?
        if configuration.redis == .standIn {
            let isDown = faults.contains(.redisDown)
            let redis = try Self.listen(configuration.address, isDown ? nil : 0)
            gate.redis = (redis.address, redis.port)
            redisPort = redis.port
            // Hung Redis: the kernel completes connections, and nobody takes them.
            let isServed = faults.isDisjoint(with: [.reset5s, .redisDown])
            if isServed { watched.append((Self.redisToken, redis.descriptor)) }
            redisListener = consume redis
        }
        let groups = try Self.groups(configuration.redis)
        if let groups { watched.append((Self.groupsToken, groups.answers.descriptor)) }
        poller = try Self.poller(watched)

        self.configuration = configuration
        self.gate = gate
        self.stop = stop
        api = DjangoAPI(hosts: hosts, gate: tokens, issuer: issuer, loginIgnoresHost: faults.contains(.origin))
        lines = RelayLogLines(format: configuration.logFormat)
        limits = Self.limits(configuration)
        self.tls = tls
        self.listener = listener
        self.redisListener = redisListener
        self.redisPort = redisPort
        self.groups = groups
    }

    private static func groups(_ redis: RelayRedis) throws(RelayStartFailure) -> RedisGroups? {
        guard case .url(let text) = redis else { return nil }
        let url: RedisURL
        do throws(RedisURLFault) { url = try RedisURL(parsing: text) } catch {
            throw RelayStartFailure(what: "redis \(RedisURL.masked(text))", text: "\(error)")
        }
        if case .tcp(_, _, true) = url.endpoint {
            throw RelayStartFailure(what: "redis \(url)", text: "the relay speaks to Redis without TLS only")
        }
        do throws(SystemFailure) { return try RedisGroups(url) } catch {
            throw RelayStartFailure(what: error.call, text: error.text)
        }
    }

    private static func poller(_ watched: [(token: UInt64, descriptor: Int32)]) throws(RelayStartFailure) -> Poller {
        do throws(SystemFailure) {
            let poller = try Poller()
            for entry in watched { try poller.add(entry.descriptor, .readable, token: entry.token) }
            return poller
        } catch {
            throw RelayStartFailure(what: error.call, text: error.text)
        }
    }

    /// The key of login and that of everything else; the fault `wrong-secret` makes them differ.
    private static func keys(
        _ configuration: RelayConfiguration
    ) throws(RelayStartFailure) -> (SigningKey, VerifyingKey) {
        let secret = configuration.secret.reveal()
        let another = SHA256.digest(secret + Array("another".utf8))
        do throws(KeyFault) {
            let isOther = configuration.faults.contains(.wrongSecret)
            return (try SigningKey(secret: secret), try VerifyingKey(secret: isOther ? another : secret))
        } catch {
            throw RelayStartFailure(what: "secret", text: "\(error)")
        }
    }

    /// Without a port one is held that refuses connections.
    private static func listen(_ address: String, _ port: UInt16?) throws(RelayStartFailure) -> Listener {
        do throws(SystemFailure) {
            guard let port else { return try Listener.holdRefusing(address: address) }
            return try Listener.listen(address: address, port: port)
        } catch {
            throw RelayStartFailure(what: "listen on \(address):\(port ?? 0)", text: error.text)
        }
    }

    private static func context(_ files: RelayTLS) throws(RelayStartFailure) -> TLSServerContext {
        do throws(TLSFailure) {
            return try TLSServerContext(certificateFile: files.certificateFile, keyFile: files.keyFile)
        } catch .unusable(let file, let text) {
            throw RelayStartFailure(what: file, text: text)
        } catch {
            throw RelayStartFailure(what: "tls", text: "\(error)")
        }
    }

    private static func limits(_ configuration: RelayConfiguration) -> SessionLimits {
        var limits = SessionLimits()
        limits.messageBytes = configuration.maximumMessage ?? (configuration.echo ? 64 << 20 : 1 << 20)
        limits.pingInterval = configuration.echo ? nil : configuration.pingInterval
        limits.pong = configuration.pingTimeout
        // Autobahn's closeHandshakeTimeout.
        limits.close = .seconds(1)
        // What was echoed before the Close frame still has to reach the client.
        if configuration.echo { limits.linger = .seconds(5) }
        return limits
    }

    /// Where it listens, as URLs; what listens everywhere is named by loopback.
    var whereabouts: Whereabouts {
        let host =
            switch listener.address {
            case "0.0.0.0": "127.0.0.1"
            case "::": "[::1]"
            case let address: address.contains(":") ? "[\(address)]" : address
            }
        let redis: String? =
            switch configuration.redis {
            case .none: nil
            case .standIn: redisPort.map { "redis://\(host):\($0)/0" }
            case .url(let url): RedisURL.masked(url)
            }
        return Whereabouts(
            address: listener.address, host: host, port: listener.port, isTLS: tls != nil, redisURL: redis)
    }
}
