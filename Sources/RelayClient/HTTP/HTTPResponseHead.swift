import RelayBytes

/// The status line and the fields of a response (RFC 9112 sections 4 and 5), in their order, duplicates included.
package struct HTTPResponseHead: Equatable, Sendable {
    /// `HTTP/1.1`.
    package let version: String
    package let status: Int
    /// Empty when the server sends none.
    package let reason: String
    package let fields: [HTTPField]

    package init(version: String = "HTTP/1.1", status: Int, reason: String, fields: [HTTPField]) {
        self.version = version
        self.status = status
        self.reason = reason
        self.fields = fields
    }

    /// Reads a head from status line to empty line; nil when the first line is no status line.
    ///
    /// A line without a colon is passed over. A line that begins with a space continues the value before it (obs-fold).
    package init?(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
            line.last == 0x0d ? line.dropLast() : line
        }[...]
        guard let first = lines.popFirst() else { return nil }
        let words = first.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count >= 2, words[0].starts(with: "HTTP/".utf8), words[1].count == 3,
            words[1].allSatisfy(ASCII.isDigit), let status = Int(Self.text(words[1]))
        else { return nil }
        var fields: [HTTPField] = []
        for line in lines {
            if let start = line.first, start == 0x20 || start == 0x09 {
                guard let folded = fields.popLast() else { continue }
                fields.append(HTTPField(folded.name, folded.value + " " + Self.text(line).trimmedOWS))
            } else if let colon = line.firstIndex(of: 0x3a) {
                fields.append(HTTPField(Self.text(line[..<colon]), Self.text(line[(colon + 1)...]).trimmedOWS))
            }
        }
        self.init(
            version: Self.text(words[0]), status: status, reason: words.count > 2 ? Self.text(words[2]) : "",
            fields: fields)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The value of the first field of that name, whatever its case.
    package subscript(name: String) -> String? { values(of: name).first }

    /// The values of every field of that name, in order.
    package func values(of name: String) -> [String] {
        fields.filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
    }
}
