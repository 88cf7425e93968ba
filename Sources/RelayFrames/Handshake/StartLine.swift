import RelayBytes

/// The first line of a head, taken apart (RFC 9112 sections 3 and 4).
enum StartLine: Equatable, Sendable {
    case status(HTTPVersion, status: Int, reason: [UInt8])
    case request(method: String, target: String, HTTPVersion)

    /// `HTTP/1.1 101 Switching Protocols`; the phrase may be empty, and so may the space before it.
    init?(statusLine line: [UInt8]) {
        guard line.count >= 12, let version = Self.version(line[..<8]), line[8] == 0x20 else { return nil }
        let digits = line[9..<12]
        guard digits.allSatisfy(ASCII.isDigit), line[9] != 0x30 else { return nil }
        guard line.count == 12 || line[12] == 0x20 else { return nil }
        let status = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        self = .status(version, status: status, reason: Array(line.dropFirst(13)))
    }

    /// `GET /ws/chat/ HTTP/1.1`
    init?(requestLine line: [UInt8]) {
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3, let version = Self.version(parts[2]) else { return nil }
        guard !parts[0].isEmpty, parts[0].allSatisfy(ASCII.isToken) else { return nil }
        guard !parts[1].isEmpty, !parts[1].contains(where: ASCII.isControl) else { return nil }
        self = .request(
            method: String(decoding: parts[0], as: UTF8.self), target: String(decoding: parts[1], as: UTF8.self),
            version)
    }

    private static func version(_ text: ArraySlice<UInt8>) -> HTTPVersion? {
        let digits = text.dropFirst(5)
        guard text.starts(with: Array("HTTP/".utf8)), digits.count == 3, let major = digits.first,
            let minor = digits.last, ASCII.isDigit(major), ASCII.isDigit(minor),
            digits[digits.startIndex + 1] == 0x2e
        else { return nil }
        return HTTPVersion(major: Int(major - 0x30), minor: Int(minor - 0x30))
    }
}
