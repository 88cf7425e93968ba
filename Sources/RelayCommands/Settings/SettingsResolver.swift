import RelayBytes
import RelayDiagnosis

/// Finds every setting: flag, else environment, else profile, else file, else default. It reads nothing itself.
package struct SettingsResolver {
    let words: TargetWords
    /// What options say; those with nil were not given.
    let flags: [SettingName: String?]
    let variables: Variables
    /// The application's own files, merged.
    let envFile: EnvFile
    /// The configuration file; asked for only when a profile is wanted.
    let config: () throws(CommandFailure) -> ConfigFile

    /// Takes what was said and what was read; `config` is called at most once.
    package init(
        words: TargetWords, flags: [SettingName: String?], variables: Variables, envFile: EnvFile,
        config: @escaping () throws(CommandFailure) -> ConfigFile
    ) {
        self.words = words
        self.flags = flags
        self.variables = variables
        self.envFile = envFile
        self.config = config
    }

    /// All settings; a target is not required.
    package func resolve() throws(CommandFailure) -> Settings {
        let choice = try chosen()
        var settings = Settings()
        settings.profile = choice.profileName
        if !choice.isDemo {
            settings.secretKey = envFile.secretKey
            settings.application = envFile
        }
        for name in SettingName.allCases where !SettingName.addresses.contains(name) {
            settings[name] = name == .origin ? try origin(choice) : try value(name, choice)
        }
        try point(&settings, choice)
        return settings
    }

    /// From the first layer that has it.
    private func value(_ name: SettingName, _ choice: Choice) throws(CommandFailure) -> Setting? {
        if let said = try said(name, choice) { return said }
        if let profiled = choice.profiled(name) { return located(profiled, name) }
        return name == .redis && !choice.isDemo ? try envFile.redis() : nil
    }

    /// `auto` goes on to the profile, whatever the variable says.
    private func origin(_ choice: Choice) throws(CommandFailure) -> Setting? {
        if let said = try said(.origin, choice), said.value != OriginChoice.auto { return said }
        if let profiled = choice.profiled(.origin), profiled.value != OriginChoice.auto { return profiled }
        return choice.isDemo ? nil : envFile.origin()
    }

    /// From the command line or the environment.
    private func said(_ name: SettingName, _ choice: Choice) throws(CommandFailure) -> Setting? {
        if let value = flags[name] ?? nil { return Setting(value, .argument(name.flag)) }
        guard let variable = name.variable, let value = variables.given(variable) else { return nil }
        if choice.isDemo, !name.holdsForDemo { return nil }
        // The room is checked where a path is made of it, and the origin where one is sent.
        if name != .origin, let problem = name.problem(in: value) { throw .usage("\(variable) \(problem)") }
        return Setting(value, .variable(variable))
    }

    /// A file that a profile names is found from the place of the configuration file.
    private func located(_ setting: Setting, _ name: SettingName) -> Setting {
        guard name == .ca, !setting.value.hasPrefix("/"), case .profile(_, let path, _) = setting.source else {
            return setting
        }
        var setting = setting
        if setting.value.hasPrefix("~/"), let home = variables.given("HOME") {
            setting.value = home + setting.value.dropFirst()
        } else if let slash = path.lastIndex(of: "/") {
            setting.value = path[...slash] + setting.value
        }
        return setting
    }
}

extension Variables {
    /// The value of a variable that is set to something.
    func given(_ name: String) -> String? {
        guard let value = self[name], !value.isEmpty else { return nil }
        return value
    }
}
