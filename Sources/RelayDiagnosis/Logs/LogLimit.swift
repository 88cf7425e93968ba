import RelayBytes
import RelayLogs

/// How often a class may or must be seen: `auth.failed<=3`, `auth.success>=1`.
package struct LogLimit: Equatable, Sendable {
    /// Why a text is no limit.
    package enum Fault: Error, Equatable, Sendable {
        case unknownClass(String)
        case notALimit(String)
    }

    package let logClass: LogClass
    package let count: Int

    package init(_ logClass: LogClass, _ count: Int) { (self.logClass, self.count) = (logClass, count) }

    /// The limit of `--forbid`: `CLASS<=N`, and `CLASS` alone for none at all.
    package init(forbidding text: String) throws(Fault) { self = try Self.parse(text, "<=", alone: 0) }

    /// The limit of `--expect`: `CLASS>=N`, and `CLASS` alone for at least one.
    package init(expecting text: String) throws(Fault) { self = try Self.parse(text, ">=", alone: 1) }

    private static func parse(_ text: String, _ sign: String, alone: Int) throws(Fault) -> LogLimit {
        let parts = text.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0]).trimmedOWS
        guard parts.count == 1 || Int(String(parts[1]).trimmedOWS).map({ $0 >= 0 }) == true,
            !name.contains(where: { $0 == "<" || $0 == ">" || $0 == "=" })
        else { throw .notALimit(text) }
        guard let logClass = LogClass(name: name) else { throw .unknownClass(name) }
        return LogLimit(logClass, parts.count == 1 ? alone : Int(String(parts[1]).trimmedOWS) ?? 0)
    }
}
