import RelayBytes
import RelayClient
import RelayCrypto
import RelayDiagnosis
import RelayHost
import RelayJWT

/// The key that tokens are held against: a secret, a public key, or a key set that is fetched.
struct KeyChoice {
    /// A JWK set of a large issuer is about 10 KiB.
    private static let limit = 4 << 20

    let secret: SecretChoice
    let options: KeyOptions
    let environment: Environment

    init(_ secret: SecretOptions, _ options: KeyOptions, _ environment: Environment) {
        self.secret = SecretChoice(options: secret, environment: environment)
        self.options = options
        self.environment = environment
    }

    /// Whether a key is named at all.
    var isGiven: Bool { count > 0 }

    private var count: Int { secret.count + [options.key, options.jwks, options.oidc].count { $0 != nil } }

    /// Refuses words that cannot go together.
    func check(tokenIsStdin: Bool) throws(CommandFailure) {
        try secret.check(tokenIsStdin: tokenIsStdin)
        guard count <= 1 else { throw .usage("only one of --secret-*, --env-file, --key, --jwks and --oidc") }
        if options.key == "-" || options.jwks == "-" { throw .usage("a key comes from a file: give --key FILE") }
    }

    /// The key, ready for use; a key that is absent, cannot be read or is no key is 66.
    func verifier() throws(CommandFailure) -> OpenSSLVerifier {
        if let path = options.key { return try read(try file(path, "--key"), "--key \(path.quoted)", source: "file") }
        if let place = options.jwks {
            let name = "--jwks \(place.quoted)"
            guard place.contains("://") else { return try read(try file(place, "--jwks"), name, source: "jwks") }
            let text = try fetched(name) { fetch, limit throws(KeySetFailure) in try fetch.set(at: place, until: limit)
            }
            return try read(text, name, source: "jwks", isPublished: true)
        }
        if let issuer = options.oidc {
            let name = "--oidc \(issuer.quoted)"
            let text = try fetched(name) { fetch, limit throws(KeySetFailure) in
                try fetch.set(ofIssuer: issuer, until: limit)
            }
            return try read(text, name, source: "oidc", isPublished: true)
        }
        guard let given = try secret.given() else {
            throw CommandFailure(
                .unreadableInput,
                "no key: give --env-file, --secret-file, --secret-env or --key ('token decode' needs none)")
        }
        let encoding = try secret.encoding()
        return try usable(given.name) { () throws(KeyFault) in
            KeyRing(
                try VerifyingKey(secret: given.bytes, encoding: encoding, source: given.source, noun: given.noun))
        }
    }

    private func read(
        _ bytes: [UInt8], _ name: String, source: String, isPublished: Bool = false
    ) throws(CommandFailure) -> OpenSSLVerifier {
        try usable(name) { () throws(KeyFault) in
            let ring = try KeyRing.read(bytes, source: source)
            return isPublished ? try ring.withoutSecrets() : ring
        }
    }

    private func usable(
        _ name: String, _ ring: () throws(KeyFault) -> KeyRing
    ) throws(CommandFailure) -> OpenSSLVerifier {
        do throws(KeyFault) { return OpenSSLVerifier(try ring(), kid: options.kid) } catch {
            throw CommandFailure(.unreadableInput, "\(name): \(error.description)")
        }
    }

    private func file(_ path: String, _ option: String) throws(CommandFailure) -> [UInt8] {
        do throws(FileFailure) {
            return try FileContents.read(
                path, limit: Self.limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            if case .system(let failure) = error.cause, failure.isInterruption { throw environment.interruption() }
            throw CommandFailure(.unreadableInput, "\(option): cannot read \(path.quoted): \(error.text)")
        }
    }

    private func fetched(
        _ name: String, _ body: (KeySetFetch, Instant) throws(KeySetFailure) -> [UInt8]
    ) throws(CommandFailure) -> [UInt8] {
        let fetch = KeySetFetch(client: FetchClient.make(options, environment), userAgent: Version.userAgent)
        do throws(KeySetFailure) { return try body(fetch, options.limit) } catch {
            if case .exchange(let exchange) = error.cause, exchange.failure == .interrupted {
                throw environment.interruption()
            }
            let place = Self.shown(error.address)
            throw CommandFailure(
                error.isUnusableAddress ? .usage : .unreadableInput,
                "\(name.prefix { $0 != " " }): \(place): \(Self.words(error.cause))")
        }
    }

    /// The address without what stands before an @ and in its query.
    private static func shown(_ address: String) -> String {
        do throws(URLFault) { return try AbsoluteURL.parse(address).description } catch { return "no URL" }
    }

    private static func words(_ cause: KeySetFailure.Cause) -> String {
        switch cause {
        case .address(let fault): fault.description
        case .credentials: "credentials in a URL are not sent"
        case .unprotected: "keys are fetched by https, or by http from this machine"
        case .exchange(let exchange): FetchClient.words(exchange)
        case .redirected(let place):
            "redirects to \(Printable.excerpt(place.utf8, limit: 100)), which is not followed"
        case .status(let status): "answered \(status)"
        case .cut: "the answer is not whole"
        case .notJSON: "the answer is no JSON object"
        case .otherIssuer(let name): "names \"\(Printable.excerpt(name.utf8, limit: 100))\" as its issuer"
        case .noKeySet: "has no jwks_uri"
        }
    }
}
