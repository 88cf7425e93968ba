import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost

/// The token to use, from the first place that has one (PRODUCT: token).
package struct TokenChoice {
    let options: TokenOptions
    let environment: Environment
    /// When `--max-time` ends the wait for a slow pipe.
    var deadline: Instant?

    package init(options: TokenOptions, environment: Environment, deadline: Instant? = nil) {
        self.options = options
        self.environment = environment
        self.deadline = deadline
    }

    /// Whether an option says which token, or that there is none.
    var isExplicit: Bool {
        options.noToken || options.tokenFile != nil || options.token != nil || options.tokenEnv != nil
    }

    /// The token given by an option, in the request itself, or by a variable; nil when none is, or none is wanted.
    package func given(else carried: GivenToken? = nil) throws(CommandFailure) -> GivenToken? {
        let sources = SecretSources(environment: environment, deadline: deadline, readsToken: true)
        let count = [options.noToken, options.tokenFile != nil, options.token != nil, options.tokenEnv != nil]
            .count { $0 }
        guard count <= 1 else { throw .usage("only one of --no-token, --token-file, --token and --token-env") }
        if options.noToken { return nil }
        if let path = options.tokenFile {
            return GivenToken(token: try sources.file(path, option: "--token-file"), source: "--token-file")
        }
        if let token = options.token {
            environment.console.say(
                "--token can be read by every user of this machine: use --token-file or --token-env")
            return GivenToken(token: sources.argument(token, option: "--token"), source: "--token")
        }
        if let name = options.tokenEnv {
            return GivenToken(token: try sources.variable(name, option: "--token-env"), source: "$\(name)")
        }
        if let carried { return carried }
        if let value = environment.variable("RELAYCTL_TOKEN") {
            return GivenToken(
                token: sources.argument(value, option: "RELAYCTL_TOKEN"), source: "RELAYCTL_TOKEN")
        }
        return nil
    }

    /// Whether a saved login may serve: none of the options speaks of a token.
    package var mayUseSaved: Bool { !options.noToken }

    /// How the token is sent.
    package func delivery(_ settings: Settings = Settings()) throws(CommandFailure) -> TokenDelivery {
        let word = options.authMode ?? settings.text(.authMode)
        let scheme = options.authScheme ?? settings.text(.authScheme)
        guard let mode = AuthMode(rawValue: word) else {
            throw .usage("--auth-mode \(SettingName.authMode.problem(in: word) ?? "")")
        }
        switch mode {
        case .subprotocol:
            guard scheme.isHTTPToken else {
                throw .usage("--auth-scheme \(scheme.quoted) is not a token (RFC 9110)")
            }
            return .subprotocol(scheme: scheme)
        case .query:
            let isPlain = !options.queryName.isEmpty && options.queryName.utf8.allSatisfy(isQueryNameByte)
            guard isPlain else { throw .usage("--query-name \(options.queryName.quoted) is no parameter name") }
            return .query(name: options.queryName)
        case .header:
            guard scheme.isHTTPToken else {
                throw .usage("--auth-scheme \(scheme.quoted) is not a token (RFC 9110)")
            }
            return .header(scheme: scheme)
        case .none: return .none
        }
    }

    private func isQueryNameByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
    }
}
