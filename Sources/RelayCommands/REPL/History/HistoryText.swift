import RelayBytes
import RelayJWT

/// The lines of a history file: an entry a line, with `\\`, `\n` and `\r` for what would break it.
package enum HistoryText {
    /// The file is kept below so many bytes.
    package static let limit = 1 << 20
    /// A longer entry is not stored.
    package static let longestEntry = 64 << 10

    /// The entries of a file; what is not UTF-8 is repaired.
    package static func entries(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0a).map { unescape($0) }
    }

    /// The file with one entry more, without the oldest where it would be too long; nil for an entry that is not
    /// stored.
    package static func appending(_ entry: String, to bytes: [UInt8]) -> [UInt8]? {
        guard mayStore(entry) else { return nil }
        var lines = bytes.split(separator: 0x0a).suffix(LineHistory.limit)
        let line = escape(entry)
        if lines.last == line[...] { return nil }
        lines.append(line[...])
        lines = lines.suffix(LineHistory.limit)
        var size = lines.reduce(0) { $0 + $1.count + 1 }
        while size > limit, let first = lines.first {
            size -= first.count + 1
            lines = lines.dropFirst()
        }
        return lines.reduce(into: []) { $0 += $1 + [0x0a] }
    }

    /// Whether a line may lie in a file: nothing that holds a token, whole or cut off, and no command about one.
    package static func mayStore(_ entry: String) -> Bool {
        let bytes = Array(entry.utf8)
        if bytes.isEmpty || bytes.count > longestEntry { return false }
        let word = entry.prefix { $0 != " " }
        if word == "/token" || word == "/login" { return false }
        if entry.contains("eyJ") { return false }
        return TokenFinder.ranges(in: bytes).isEmpty
    }

    private static func escape(_ entry: String) -> [UInt8] {
        var line: [UInt8] = []
        for byte in entry.utf8 {
            switch byte {
            case 0x5c: line += [0x5c, 0x5c]
            case 0x0a: line += [0x5c, 0x6e]
            case 0x0d: line += [0x5c, 0x72]
            default: line.append(byte)
            }
        }
        return line
    }

    private static func unescape(_ line: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in line {
            if isEscaped {
                bytes.append(byte == 0x6e ? 0x0a : byte == 0x72 ? 0x0d : byte)
                isEscaped = false
            } else if byte == 0x5c {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
