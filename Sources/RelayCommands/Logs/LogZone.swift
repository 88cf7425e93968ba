import RelayHost
import RelayLogs

/// The zone of stamps that name none: `--time-zone`, `TZ`, that of this machine, UTC.
enum LogZone {
    private static let directory = "/usr/share/zoneinfo/"

    /// The zone that was asked for; an unknown name is 64, and one in `TZ` is said.
    static func choose(_ name: String?, _ environment: Environment) throws(CommandFailure) -> ZoneRules {
        if let name {
            if let zone = named(name) { return zone }
            throw .usage("--time-zone \(name.quoted) is unknown: a name such as Europe/Berlin, UTC or +02:00")
        }
        if let name = environment.variable("TZ") {
            let plain = name.hasPrefix(":") ? String(name.dropFirst()) : name
            if plain.isEmpty { return .utc }
            // The POSIX form is for TZ alone: there UTC+2 lies west.
            if let zone = plain.hasPrefix("/") ? file(plain) : named(plain) ?? ZoneRules(posix: plain) { return zone }
            environment.console.say(
                "TZ \(name.quoted) is not understood, so times without a zone count as UTC: name theirs, "
                    + "as in --time-zone Europe/Berlin")
            return .utc
        }
        return file("/etc/localtime") ?? .utc
    }

    private static func named(_ name: String) -> ZoneRules? {
        if let zone = ZoneRules(text: name) { return zone }
        guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("..") else { return nil }
        return file(directory + name)
    }

    private static func file(_ path: String) -> ZoneRules? {
        guard let contents = try? FileContents.read(path, limit: 1 << 20) else { return nil }
        return try? ZoneFile.read(contents.bytes)
    }
}
