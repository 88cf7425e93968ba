/// Why a text is no address of a Redis. No fault holds the credentials.
package enum RedisURLFault: Error, Equatable, Sendable {
    /// Something else than `redis`, `rediss` or `unix`; empty when there is none.
    case scheme(String)
    case missingHost
    /// `unix://` without a path.
    case missingPath
    case badHost
    case badPort
    case badDatabase
    /// `%` without two hexadecimal digits behind it, or bytes that are not UTF-8.
    case badPercentEscape
    case controlCharacter
    /// `redis://word@host`: redis-py reads a user there, redis-cli a password; `:password@` is clear.
    case userWithoutPassword
    /// A `#`; within a password it is written `%23`.
    case fragment
}

extension RedisURLFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .scheme(let scheme):
            scheme.isEmpty
                ? "it begins with none of redis://, rediss://, unix://"
                : "the scheme \(scheme) is none of redis, rediss, unix"
        case .missingHost: "it names no host"
        case .missingPath: "it names no socket path"
        case .badHost: "the host is none"
        case .badPort: "the port is none"
        case .badDatabase: "the database is not a number"
        case .badPercentEscape: "a % without two hexadecimal digits, or not UTF-8"
        case .controlCharacter: "it holds a control character or a space"
        case .userWithoutPassword: "a word before @ without a colon; a password alone is written :PASSWORD@"
        case .fragment: "it holds #, which is written %23 in a password"
        }
    }
}
