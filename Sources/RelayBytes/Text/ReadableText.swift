/// A text as its last reader sees it: escapes decoded, what is invisible left out, and of every byte where it stood.
///
/// Whoever looks for secrets in the text of others looks here: an escape or a colour in a secret does not hide it.
package struct ReadableText: Sendable {
    /// One byte of it.
    package struct Place: Sendable {
        /// Where what it was written as stands in the text.
        var source: Range<Int>
        /// How many percent escapes lay around it.
        package var percents = 0
        /// How many backslashes stood before it, for a quotation mark.
        package var backslashes = 0
    }

    package internal(set) var bytes: [UInt8] = []
    package internal(set) var places: [Place] = []

    /// How often an escape may be escaped.
    private static let mostLayers = 5

    package init(_ text: [UInt8]) {
        bytes = text
        places = text.indices.map { Place(source: $0..<($0 + 1)) }
        if Self.isPlain(text) { return }
        for _ in 0..<Self.mostLayers {
            var decoder = EscapeDecoder(self)
            guard decoder.run() else { break }
            self = decoder.result
        }
        self = InvisibleBytes.dropped(from: self)
    }

    /// Without bytes, to be filled.
    init() {}

    /// Whether the text is already what its reader sees.
    package static func isPlain(_ text: [UInt8]) -> Bool {
        !text.contains { byte in
            byte < 0x20 || byte >= 0x7f || [0x5c, 0x25, 0x26, 0x23, 0x5e].contains(byte)
        }
    }

    /// Where bytes of it stand in the text that it was made of.
    package func source(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return places[range.lowerBound].source.lowerBound..<places[range.upperBound - 1].source.upperBound
    }

    /// Without the bytes at the indices for which `isDropped` holds.
    package func dropping(where isDropped: (Int) -> Bool) -> ReadableText {
        var result = ReadableText()
        for index in bytes.indices where !isDropped(index) { result.append(bytes[index], places[index]) }
        return result
    }

    mutating func append(_ byte: UInt8, _ place: Place) {
        bytes.append(byte)
        places.append(place)
    }
}
