import RelayRESP

/// A configuration file as a value: its profiles, and the one to use when none is named.
package struct ConfigFile: Equatable, Sendable {
    /// A text of the file and its line.
    package struct Value: Equatable, Sendable {
        package let text: String
        package let line: Int
    }

    /// A table `[profile.NAME]`.
    package struct Profile: Equatable, Sendable {
        package let name: String
        package let line: Int
        package fileprivate(set) var values: [SettingName: Value] = [:]
    }

    private static let defaultProfile = "default_profile"
    private static let profile = "profile"

    package let path: String
    package private(set) var defaultProfile: Value?
    /// In the order of the file.
    package private(set) var profiles: [Profile] = []

    /// A file without content.
    package init(path: String) { self.path = path }

    /// Reads a file's text; the first fault in it is thrown.
    package init(_ bytes: [UInt8], path: String) throws(ConfigFault) {
        self.path = path
        for entry in try ConfigText.entries(bytes) { try take(entry) }
        guard let chosen = defaultProfile, chosen.text != TargetResolver.demo else { return }
        guard profile(named: chosen.text) == nil else { return }
        let hint = NearWord.suggestion(for: chosen.text, among: names).map { "did you mean \($0)?" }
        throw ConfigFault(
            line: chosen.line,
            "default_profile names \(chosen.text.quoted): \(hint ?? "there is: " + names.joined(separator: " "))")
    }

    /// The profile of that name, if the file has it.
    package func profile(named name: String) -> Profile? { profiles.first { $0.name == name } }

    /// What a word may name: the built-in profile and those of the file, escaped.
    var names: [String] { [TargetResolver.demo] + profiles.map(\.name) }

    private mutating func take(_ entry: ConfigEntry) throws(ConfigFault) {
        switch entry.path.count {
        case 1: try takeTop(entry)
        case 2 where entry.path[0] == Self.profile: try takeProfile(entry)
        case 3 where entry.path[0] == Self.profile: try takeValue(entry)
        // What is deeper lies in a table that has been refused.
        default: break
        }
    }

    private mutating func takeTop(_ entry: ConfigEntry) throws(ConfigFault) {
        let name = entry.path[0]
        switch (name, entry.kind) {
        case (Self.defaultProfile, .string(let text)): defaultProfile = Value(text: text, line: entry.line)
        case (Self.defaultProfile, let kind):
            throw ConfigFault(line: entry.line, "default_profile is the name of a profile, not \(kind.words)")
        case (Self.profile, .table): break
        case (Self.profile, let kind):
            throw ConfigFault(line: entry.line, "profile is a table, not \(kind.words): write [profile.NAME]")
        case (_, .table):
            throw Self.unknown("table", name, among: [Self.profile], "write [profile.NAME]", entry.line)
        default:
            if SettingName(rawValue: name) != nil {
                throw ConfigFault(line: entry.line, "\(name) stands in a profile: write it below [profile.NAME]")
            }
            throw Self.unknown("key", name, among: [Self.defaultProfile], "there is: default_profile", entry.line)
        }
    }

    private mutating func takeProfile(_ entry: ConfigEntry) throws(ConfigFault) {
        let name = entry.path[1]
        guard entry.kind == .table else {
            throw ConfigFault(
                line: entry.line, "profile.\(name.escaped) is a table, not \(entry.kind.words): write [profile.NAME]")
        }
        guard name != TargetResolver.demo else {
            throw ConfigFault(line: entry.line, "the profile demo is built in: take another name")
        }
        guard !name.isEmpty, TargetResolver.isProfile(name), !name.hasPrefix("-"),
            name.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f })
        else {
            throw ConfigFault(
                line: entry.line,
                "\(name.quoted) names no profile: a word without dot, colon, slash and blank, and not localhost")
        }
        profiles.append(Profile(name: name, line: entry.line))
    }

    private mutating func takeValue(_ entry: ConfigEntry) throws(ConfigFault) {
        let (profile, key) = (entry.path[1].escaped, entry.path[2])
        guard let name = SettingName(rawValue: key) else {
            let kind = entry.kind == .table ? "table" : "key"
            let known = SettingName.allCases.map(\.rawValue)
            throw Self.unknown(
                kind, key, of: " in [profile.\(profile)]", among: known,
                "there is: " + known.joined(separator: " "), entry.line)
        }
        guard case .string(let text) = entry.kind else {
            throw ConfigFault(line: entry.line, "\(key) is a string, not \(entry.kind.words)")
        }
        if let problem = name.problem(in: text) {
            throw ConfigFault(line: entry.line, "\(key) in [profile.\(profile)] \(problem)")
        }
        guard let index = profiles.firstIndex(where: { $0.name == entry.path[1] }) else { return }
        profiles[index].values[name] = Value(text: text, line: entry.line)
    }

    private static func unknown(
        _ kind: String, _ word: String, of place: String = "", among known: [String], _ otherwise: String, _ line: Int
    ) -> ConfigFault {
        let hint = NearWord.suggestion(for: word, among: known).map { "did you mean \($0)?" } ?? otherwise
        return ConfigFault(line: line, "unknown \(kind) \(word.quoted)\(place): \(hint)")
    }
}

extension ConfigFile {
    /// Whether the address of a Redis in it has a password.
    var holdsPassword: Bool {
        profiles.contains { profile in
            guard let text = profile.values[.redis]?.text else { return false }
            return (try? RedisURL(parsing: text))?.password != nil
        }
    }
}
