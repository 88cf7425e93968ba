import RelayBytes
import RelayDiagnosis

/// The settings of the application in one of its own `.env` files: those that say where it is and whom it lets in.
package struct EnvFile: Equatable, Sendable {
    /// The names that are read; others are passed over.
    package enum Key: String, Hashable, Sendable, CaseIterable {
        case apiURL = "NEXT_PUBLIC_API_URL"
        case socketHost = "NEXT_PUBLIC_WS_HOST"
        case redisHost = "REDIS_HOST"
        case redisPort = "REDIS_PORT"
        case secretKey = "SECRET_KEY"
        case allowedHosts = "ALLOWED_HOSTS"
        case socketOrigins = "ALLOWED_WEBSOCKET_ORIGINS"
        case corsOrigins = "CORS_ALLOWED_ORIGINS"
    }

    /// A value and its place. A secret is not in `text`.
    package struct Value: Equatable, Sendable {
        package let text: String
        package let path: String
        package let line: Int

        /// Where a setting made of it came from.
        func source(_ key: Key) -> SettingSource { .envFile(key.rawValue, path: path, line: line) }

        /// The failure of a value that cannot be used.
        func failure(_ key: Key, _ problem: String) -> CommandFailure {
            CommandFailure(.malformedInput, "\(path.escaped):\(line): \(key.rawValue) \(problem)")
        }
    }

    /// What is wrong with a file, and in which line; no value is in it.
    package struct Fault: Error, Equatable, Sendable {
        package let line: Int
        package let message: String

        func failure(path: String) -> CommandFailure {
            CommandFailure(.malformedInput, "\(path.escaped):\(line): \(message)")
        }
    }

    private var values: [Key: Value] = [:]
    /// SECRET_KEY: never shown.
    package private(set) var secretKey: Secret?

    /// No files at all.
    package init() {}

    /// Reads a file's text.
    package init(_ bytes: [UInt8], path: String) throws(Fault) {
        var reader = EnvFileReader(bytes)
        while let assignment = try reader.next() {
            guard let key = Key(rawValue: assignment.name) else { continue }
            if key == .secretKey { secretKey = Secret(assignment.value) }
            guard let text = String(validating: assignment.value, as: UTF8.self) else {
                throw Fault(line: assignment.line, message: "\(key.rawValue) is not UTF-8")
            }
            let shown = key == .secretKey ? "<secret>" : text
            values[key] = assignment.value.isEmpty ? nil : Value(text: shown, path: path, line: assignment.line)
        }
        if values[.secretKey] == nil { secretKey = nil }
    }

    /// The value of a key that is set to something.
    package subscript(key: Key) -> Value? { values[key] }

    /// Takes over what a later file says.
    package mutating func add(_ later: EnvFile) {
        values.merge(later.values) { _, new in new }
        secretKey = later.secretKey ?? secretKey
    }
}

extension EnvFile {
    /// The Redis of the channel layer.
    func redis() throws(CommandFailure) -> Setting? {
        guard let host = self[.redisHost] else { return nil }
        var port = "6379"
        if let given = self[.redisPort] {
            guard let number = UInt16(given.text), number > 0 else {
                throw given.failure(.redisPort, "\(given.text.quoted) is no port")
            }
            port = String(number)
        }
        let name = host.text.contains(":") && !host.text.hasPrefix("[") ? "[\(host.text)]" : host.text
        let url = host.text.contains("://") ? host.text : "redis://\(name):\(port)"
        if let problem = SettingName.redis.problem(in: url) { throw host.failure(.redisHost, problem) }
        return Setting(url, host.source(.redisHost))
    }

    /// The first origin that the application lets in. Patterns such as `*` and `.example.com` are passed over.
    func origin() -> Setting? {
        for key in [Key.socketOrigins, .corsOrigins] {
            guard let list = self[key] else { continue }
            for part in list.text.split(separator: ",") {
                let text = part.trimmedOWS
                guard text.contains("://"), !text.contains("*"), OriginChoice.problem(in: text) == nil else { continue }
                return Setting(text, list.source(key))
            }
        }
        return nil
    }
}
