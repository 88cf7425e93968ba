import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT
import RelayRESP

/// A setting as `config show` prints it: nothing secret is in it.
package struct SettingRow: Equatable, Sendable {
    package let name: String
    /// Nil when there is none.
    package let value: String?
    /// Nil where there is no value.
    package let source: String?

    init(_ name: String, _ value: String?, _ source: String?) {
        self.name = name
        self.value = value
        self.source = value == nil ? nil : source
    }

    /// `room  lobby  (--room)`.
    var line: String {
        let padded = name + String(repeating: " ", count: max(1, 14 - name.count))
        guard let value else { return "\(padded)-\n" }
        return "\(padded)\(value.escaped)\(source.map { "  (\($0.escaped))" } ?? "")\n"
    }

    var json: JSONValue { ["name": .string(name), "value": JSONValue(value), "source": JSONValue(source)] }

    /// All settings, the target first.
    package static func all(_ settings: Settings) throws(CommandFailure) -> [SettingRow] {
        let (target, source) = (settings.target, settings.targetSource?.description)
        let apiSource = settings.apiSource ?? .derived
        var rows = [
            SettingRow("profile", settings.profile?.value, settings.profile?.source.description),
            SettingRow("ws", target?.url.description, source),
            SettingRow("api", target?.apiOrigin, apiSource.description),
        ]
        for name in SettingName.allCases where !SettingName.addresses.contains(name) {
            rows.append(try row(name, settings))
        }
        let file = settings.application
        rows.append(row(.secretKey, file))
        rows.append(row(.allowedHosts, file))
        return rows
    }

    /// The same, with the configuration file and the token that would be sent.
    static func all(_ settings: Settings, _ environment: Environment) throws(CommandFailure) -> [SettingRow] {
        var rows = try all(settings)
        if environment.configDirectory != nil {
            let store = try ConfigStore(environment)
            rows.insert(SettingRow("config", store.path, store.exists() ? "there" : "absent"), at: 0)
        }
        let index = rows.firstIndex { $0.name == SettingName.username.rawValue } ?? rows.endIndex
        rows.insert(try token(settings, environment), at: index)
        return rows
    }

    private static func row(_ name: SettingName, _ settings: Settings) throws(CommandFailure) -> SettingRow {
        guard let setting = settings[name] ?? (name == .origin ? Setting(OriginChoice.auto, .derived) : nil) else {
            return SettingRow(name.rawValue, nil, nil)
        }
        switch name {
        case .origin:
            let isDerived = setting.source == .derived
            guard let target = settings.target else {
                return SettingRow(name.rawValue, isDerived ? nil : setting.value, setting.source.description)
            }
            let origin = try OriginChoice(isDerived ? nil : setting, target: target.url)
            return SettingRow(name.rawValue, origin.origin ?? "none", setting.source.description)
        case .room:
            // A path that was written has no place for a room.
            guard settings.target == nil || settings.target?.room != nil else { return SettingRow("room", nil, nil) }
            return SettingRow(name.rawValue, setting.value, setting.source.description)
        case .redis:
            return SettingRow(name.rawValue, RedisURL.shown(setting.value), setting.source.description)
        default: return SettingRow(name.rawValue, setting.value, setting.source.description)
        }
    }

    private static func row(_ key: EnvFile.Key, _ file: EnvFile) -> SettingRow {
        SettingRow(key.rawValue.lowercased(), file[key]?.text, file[key]?.source(key).description)
    }

    private static func token(_ settings: Settings, _ environment: Environment) throws(CommandFailure) -> SettingRow {
        let now = WallClock.now()
        if let value = environment.variable("RELAYCTL_TOKEN") {
            return SettingRow("token", TokenMask.text(Secret(value), now: now), "RELAYCTL_TOKEN")
        }
        guard let target = settings.target, !target.isDemo, environment.stateDirectory != nil else {
            return SettingRow("token", nil, nil)
        }
        let logins = try TokenStore(environment).load()
        let login = logins.login(origin: target.apiOrigin, username: settings[.username]?.value)
        return SettingRow(
            "token", login.map { TokenMask.text($0.access, now: now) }, login.map { "saved login of \($0.username)" })
    }
}

extension RedisURL {
    /// A URL without its password, whether it can be read or not.
    fileprivate static func shown(_ text: String) -> String {
        do throws(RedisURLFault) { return try RedisURL(parsing: text).description } catch { return masked(text) }
    }
}
