/// An error reply of Redis: its text as it came, and the class that its first words say.
package struct RedisError: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// `NOAUTH`: a password is required.
        case authenticationRequired
        /// `WRONGPASS`, before Redis 6 `ERR invalid password`.
        case wrongPassword
        /// A password was sent and the server has none.
        case noPasswordConfigured
        /// `NOPERM`: the user may not run this command or touch this key.
        case noPermission
        /// `DENIED`: protected mode, no password and not from loopback.
        case protectedMode
        case maximumClients
        /// `LOADING`: the data set is being read into memory.
        case loading
        /// `READONLY`: a replica.
        case readOnly
        /// `OOM`: `maxmemory` is reached and nothing may be evicted.
        case outOfMemory
        /// `MISCONF`: snapshots fail and writes are stopped.
        case misconfigured
        /// `MASTERDOWN`: a replica without its master.
        case masterDown
        /// `BUSY`: a script runs too long.
        case busy
        /// The database index of SELECT does not exist.
        case databaseOutOfRange
        case unknownCommand
        case wrongType
        case unknown
    }

    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package init(_ text: String) { bytes = Array(text.utf8) }

    /// The text as it came, not fit for a terminal; bytes that are not UTF-8 become U+FFFD.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The first word, `NOAUTH` or `ERR`.
    package var code: String { String(decoding: bytes.prefix { $0 != 0x20 }, as: UTF8.self) }

    /// The class that the first words say.
    package var kind: Kind {
        switch code {
        case "NOAUTH": .authenticationRequired
        case "WRONGPASS": .wrongPassword
        case "NOPERM": .noPermission
        case "DENIED": .protectedMode
        case "LOADING": .loading
        case "READONLY": .readOnly
        case "OOM": .outOfMemory
        case "MISCONF": .misconfigured
        case "MASTERDOWN": .masterDown
        case "BUSY": .busy
        case "WRONGTYPE": .wrongType
        case "ERR": Self.kind(ofGeneric: String(text.dropFirst(4)))
        default: .unknown
        }
    }

    /// `ERR` is shared by many causes; the words behind it tell them apart.
    private static func kind(ofGeneric text: String) -> Kind {
        let known: [(String, Kind)] = [
            ("max number of clients", .maximumClients),
            ("invalid password", .wrongPassword),
            ("AUTH <password> called without any password", .noPasswordConfigured),
            ("Client sent AUTH, but no password is set", .noPasswordConfigured),
            ("operation not permitted", .authenticationRequired),
            ("DB index is out of range", .databaseOutOfRange),
            ("invalid DB index", .databaseOutOfRange),
            ("unknown command", .unknownCommand),
        ]
        return known.first { text.hasPrefix($0.0) }?.1 ?? .unknown
    }
}
