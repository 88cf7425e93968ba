import RelayBytes
import RelayLogs

/// The address of the Redis that errors name, for the command that asks it.
enum LogRedisAddress {
    private static let words = ["connecting to ", "reading from ", "writing to "]

    /// `redis://redis.internal:6380` of `Error 111 connecting to redis.internal:6380. Connect call failed ...`; with the
    /// word HOST where no text names one.
    static func url(_ texts: [ErrorText]) -> String {
        for text in texts {
            if let address = address(String(decoding: text.text, as: UTF8.self)) { return "redis://\(address)" }
        }
        return "redis://HOST:6379"
    }

    /// A host and a port that are nothing else.
    private static func address(_ text: String) -> String? {
        for word in words {
            guard let start = text.place(of: word)?.upperBound else { continue }
            var address = text[start...].prefix { $0 != " " && $0 != "," }
            while address.last == "." || address.last == ":" { address.removeLast() }
            guard let colon = address.lastIndex(of: ":"), let port = UInt16(address[colon...].dropFirst()), port > 0,
                address[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_[]:".contains($0)) }),
                colon > address.startIndex
            else { continue }
            return String(address)
        }
        return nil
    }
}
