import RelayBytes
import RelayDiagnosis

extension SettingsResolver {
    /// What was pointed at.
    enum Choice {
        case demo
        /// An address of the command line or the environment, and the profile that `--profile` names beside it.
        case address(String, SettingSource, ConfigProfile?)
        case profile(ConfigProfile)
        /// Nothing but the application's own files, if they have an address.
        case envFile

        var isDemo: Bool { if case .demo = self { true } else { false } }

        private var profile: ConfigProfile? {
            switch self {
            case .address(_, _, let profile): profile
            case .profile(let profile): profile
            case .demo, .envFile: nil
            }
        }

        /// The name of the profile and what chose it.
        var profileName: Setting? { profile.map { Setting($0.profile.name, $0.chosenBy) } }

        func profiled(_ name: SettingName) -> Setting? { profile?[name] }
    }

    /// A profile, the file that it stands in, and what chose it.
    struct ConfigProfile {
        let profile: ConfigFile.Profile
        let path: String
        let chosenBy: SettingSource

        subscript(name: SettingName) -> Setting? {
            profile.values[name].map { Setting($0.text, .profile(profile.name, path: path, line: $0.line)) }
        }
    }

    /// The first that says where: the words, `--profile`, the variables, the configuration file (PRODUCT: target).
    func chosen() throws(CommandFailure) -> Choice {
        if let (word, source) = try targetWord() { return try choice(word, source, beside: words.profile) }
        if let name = words.profile { return try named(name, .argument("--profile")) }
        if let name = variables.given("RELAYCTL_PROFILE") { return try named(name, .variable("RELAYCTL_PROFILE")) }
        if let url = variables.given("RELAYCTL_URL") { return try choice(url, .variable("RELAYCTL_URL"), beside: nil) }
        let file = try config()
        guard let name = file.defaultProfile else { return .envFile }
        return try profile(name.text, .config("default_profile", path: file.path, line: name.line), in: file)
    }

    private func targetWord() throws(CommandFailure) -> (String, SettingSource)? {
        if let target = words.target {
            guard words.connect == nil else {
                throw .usage("the target is given twice: as a word and with --connect")
            }
            guard !target.isEmpty else { throw .usage("the target is empty") }
            return (target, .argument("command line"))
        }
        guard let connect = words.connect else { return nil }
        guard !connect.isEmpty else { throw .usage("--connect is empty") }
        return (connect, .argument("--connect"))
    }

    private func choice(
        _ word: String, _ source: SettingSource, beside name: String?
    ) throws(CommandFailure) -> Choice {
        if TargetResolver.isProfile(word) {
            guard name == nil || name == word else {
                throw .usage("two profiles: \(word.quoted) and --profile \((name ?? "").quoted)")
            }
            return try profile(word, source, in: nil)
        }
        guard let name else { return .address(word, source, nil) }
        guard case .profile(let profile) = try named(name, .argument("--profile")) else {
            throw .usage("the profile \(TargetResolver.demo) has an address of its own")
        }
        return .address(word, source, profile)
    }

    private func named(_ name: String, _ source: SettingSource) throws(CommandFailure) -> Choice {
        guard TargetResolver.isProfile(name) else {
            throw .usage("\(source.brief) is the name of a profile, not \(name.quoted)")
        }
        return try profile(name, source, in: nil)
    }

    private func profile(
        _ name: String, _ source: SettingSource, in known: ConfigFile?
    ) throws(CommandFailure) -> Choice {
        if name == TargetResolver.demo { return .demo }
        let file: ConfigFile
        if let known { file = known } else { file = try config() }
        if let profile = file.profile(named: name) {
            return .profile(ConfigProfile(profile: profile, path: file.path, chosenBy: source))
        }
        let near = NearWord.suggestion(for: name, among: file.names).map { ": did you mean \($0)?" } ?? ";"
        throw CommandFailure(
            .configuration,
            "unknown profile \(name.quoted)\(near) there is: \(file.names.joined(separator: " ")) "
                + "(a host is written with a dot or a port)")
    }
}
