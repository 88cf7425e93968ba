import RelayBytes

/// A value, and where it came from.
package struct Setting: Equatable, Sendable {
    package var value: String
    package var source: SettingSource

    package init(_ value: String, _ source: SettingSource) {
        self.value = value
        self.source = source
    }
}

/// Where a setting came from.
package enum SettingSource: Equatable, Sendable, CustomStringConvertible {
    /// An option or a word of the command line, as it is named there.
    case argument(String)
    case variable(String)
    case profile(String, path: String, line: Int)
    /// A key of the configuration file outside its profiles.
    case config(String, path: String, line: Int)
    case envFile(String, path: String, line: Int)
    case builtIn
    /// Made from other settings.
    case derived

    /// In a word or two: `--origin`, `RELAYCTL_ORIGIN`, `profile`, `REDIS_HOST of .env`, `derived`.
    package var brief: String {
        switch self {
        case .argument(let name), .variable(let name), .config(let name, _, _): name
        case .profile: "profile"
        case .envFile(let key, let path, _): "\(key) of \(path.escaped)"
        case .builtIn: "default"
        case .derived: "derived"
        }
    }

    /// With file and line where there is one.
    package var description: String {
        switch self {
        case .profile(let name, let path, let line): "profile \(name.escaped), \(path.escaped):\(line)"
        case .config(let key, let path, let line): "\(key), \(path.escaped):\(line)"
        case .envFile(let key, let path, let line): "\(key), \(path.escaped):\(line)"
        case .argument, .variable, .builtIn, .derived: brief
        }
    }

    var isArgument: Bool { if case .argument = self { true } else { false } }
}

extension String {
    /// Safe to show, whatever is in it.
    var escaped: String { Printable.escape(self) }
}
