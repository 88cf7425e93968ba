import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost
import RelayNet

/// From the words of network and TLS to the way to the server.
package struct ConnectionPlanner {
    let network: NetworkOptions
    let settings: Settings
    let environment: Environment

    /// From these words, in these surroundings.
    package init(network: NetworkOptions, settings: Settings, environment: Environment) {
        self.network = network
        self.settings = settings
        self.environment = environment
    }

    /// The way to the target. The relay of `demo` is reached without any proxy.
    package func plan(_ target: ResolvedTarget) throws(CommandFailure) -> ConnectionPlan {
        let address = ServiceAddress(
            host: target.url.host.text, port: target.url.port, usesTLS: target.url.scheme.isSecure,
            socketTarget: target.url.requestTarget, separateAPI: target.api?.origin)
        var plan = ConnectionPlan(to: address)
        guard !(network.v4 && network.v6) else { throw .usage("-4 and -6 exclude each other") }
        plan.family = network.v4 ? .v4 : network.v6 ? .v6 : .any
        plan.pins = try network.resolve.map { (word) throws(CommandFailure) in try ConnectionEntry.pin(word) }
        plan.detours = try network.connectTo.map { (word) throws(CommandFailure) in try ConnectionEntry.detour(word) }
        plan.connectTimeout = network.times.connect
        plan.tls = try tlsPlan()
        let mostRedirects = network.maxRedirects ?? 5
        guard 0...50 ~= mostRedirects else { throw .usage("--max-redirects is a number from 0 to 50") }
        plan.redirectLimit = network.location ? mostRedirects : 0
        if let path = network.unixSocket {
            guard network.proxy?.isEmpty ?? true else { throw .usage("--unix-socket and --proxy exclude each other") }
            guard !path.isEmpty, path.utf8.count < 108, !path.utf8.contains(0) else {
                throw .usage("--unix-socket \(path.quoted) is no path of a socket (1 to 107 bytes)")
            }
            plan.unixSocket = path
            return plan
        }
        let choice = try ProxyChoice(network: network, environment: environment)
        if target.isDemo {
            try choice.checkOnly()
        } else {
            plan.proxy = try choice.proxy(for: target.url)
            if let api = target.api { plan.separateAPIProxy = try choice.proxy(for: api) }
            if plan.redirectLimit > 0 { plan.proxies = try choice.table() }
        }
        return plan
    }

    private func tlsPlan() throws(CommandFailure) -> TLSPlan {
        var plan = TLSPlan()
        plan.caFile = settings[.ca]?.value
        plan.isUnverified = network.insecure
        plan.serverName = network.servername
        if let name = network.servername, name.isEmpty || name.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f }) {
            throw .usage("--servername \(name.quoted) is no name")
        }
        guard network.key == nil || network.cert != nil else { throw .usage("--key needs --cert") }
        guard network.passphraseFile == nil || network.cert != nil else {
            throw .usage("--passphrase-file needs --cert")
        }
        for (path, option) in [(network.cert, "--cert"), (network.key, "--key")] {
            guard let path else { continue }
            _ = try SecretSources(environment: environment).text(path, option: option)
        }
        plan.certificateFile = network.cert
        plan.keyFile = network.key
        if let path = network.passphraseFile {
            plan.passphrase = try SecretSources(environment: environment).file(path, option: "--passphrase-file")
        }
        switch network.tlsMin {
        case nil, "1.2": plan.minimumVersion = .tls12
        case "1.0": plan.minimumVersion = .tls10
        case "1.1": plan.minimumVersion = .tls11
        case "1.3": plan.minimumVersion = .tls13
        case let word?: throw .usage("--tls-min is 1.0, 1.1, 1.2 or 1.3, not \(word.quoted)")
        }
        return plan
    }

    /// Says what the operator should know before credentials go out, or refuses (`--require-tls`).
    package func warn(_ target: ResolvedTarget, carriesCredentials: Bool) throws(CommandFailure) {
        if network.insecure, target.url.scheme.isSecure {
            environment.console.say("certificates are not enforced (--insecure)")
        }
        guard carriesCredentials else { return }
        for url in [target.url, target.api].compactMap(\.self) where !url.scheme.isSecure && !url.isLoopback {
            if network.requireTLS {
                throw .usage("--require-tls: a token would go to \(url.hostHeader) in clear text")
            }
            environment.console.say("credentials go to \(url.hostHeader) in clear text: use https or wss")
        }
    }
}
