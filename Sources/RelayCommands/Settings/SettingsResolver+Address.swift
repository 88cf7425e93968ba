import RelayBytes
import RelayDiagnosis

extension SettingsResolver {
    /// Fills in the target, once the other settings are known.
    func point(_ settings: inout Settings, _ choice: Choice) throws(CommandFailure) {
        switch choice {
        case .demo:
            // The relay's address is known once it runs.
            var target = try settings.address("http://127.0.0.1/")
            target.name = TargetResolver.demo
            target.isDemo = true
            settings.target = target
            settings.targetSource = .derived
        case .address(let text, let source, _):
            settings.target = try settings.address(text)
            settings.targetSource = source
        case .profile(let profile):
            let (api, socket) = (profile[.api], profile[.ws])
            if api == nil, socket == nil {
                guard try pointByEnvFile(&settings) else {
                    let place = "\(profile.path.escaped):\(profile.profile.line)"
                    throw CommandFailure(
                        .configuration, "\(place): the profile \(profile.profile.name.quoted) has neither api nor ws")
                }
                return
            }
            try point(&settings, api: api, socket: socket, name: profile.profile.name)
        case .envFile: _ = try pointByEnvFile(&settings)
        }
    }

    /// Whether the application's files say where it is.
    private func pointByEnvFile(_ settings: inout Settings) throws(CommandFailure) -> Bool {
        var api: Setting?
        if let value = envFile[.apiURL] { api = Setting(try apiOrigin(value, &settings), value.source(.apiURL)) }
        var socket: Setting?
        if let value = envFile[.socketHost] {
            if let problem = SettingName.ws.problem(in: value.text) { throw value.failure(.socketHost, problem) }
            socket = Setting(value.text, value.source(.socketHost))
        }
        guard api != nil || socket != nil else { return false }
        try point(&settings, api: api, socket: socket, name: words.envFileWords)
        return true
    }

    /// The origin of the API; a path, which front ends put before theirs, is not used.
    private func apiOrigin(_ value: EnvFile.Value, _ settings: inout Settings) throws(CommandFailure) -> String {
        let parsed = try? TargetResolver.parse(value.text)
        guard let url = parsed, url.userinfo == nil, [.http, .https].contains(url.scheme) else {
            throw value.failure(.apiURL, "\(value.text.quotedAddress) is no http or https address")
        }
        if !url.path.isEmpty, url.path != "/" {
            settings.notes.append("the path of NEXT_PUBLIC_API_URL in \(value.path.escaped) is not used")
        }
        return url.origin
    }

    /// The socket's address, and the API's where it is another one.
    private func point(
        _ settings: inout Settings, api: Setting?, socket: Setting?, name: String?
    ) throws(CommandFailure) {
        guard let first = socket ?? api else { return }
        let apiURL = api.flatMap { try? TargetResolver.parse($0.value) }
        // A bare host beside an API is reached as the API is.
        let scheme = first.value.contains("://") ? "" : apiURL.map { $0.scheme.webSocket.rawValue + "://" } ?? ""
        settings.target = try settings.address(scheme + first.value)
        if let apiURL { settings.target?.setAPI(apiURL) }
        if let name { settings.target?.name = name }
        settings.targetSource = first.source
        settings.apiSource = api?.source
    }
}

extension TargetWords {
    /// The options that lead to the same address again; nil when a shell would take the paths apart.
    fileprivate var envFileWords: String? {
        let isPlain =
            !envFiles.isEmpty
            && envFiles.allSatisfy { path in
                path.utf8.allSatisfy {
                    ASCII.isLetter($0) || ASCII.isDigit($0) || [0x2d, 0x2e, 0x2f, 0x5f].contains($0)
                }
            }
        return isPlain ? envFiles.map { "--env-file \($0)" }.joined(separator: " ") : nil
    }
}
