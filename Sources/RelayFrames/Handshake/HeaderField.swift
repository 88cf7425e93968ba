/// One field of an HTTP head: a name and the value's bytes as they came, without white space at either end.
package struct HeaderField: Equatable, Sendable {
    package let name: String
    package let valueBytes: [UInt8]

    package init(_ name: String, _ value: String) {
        self.name = name
        valueBytes = Array(value.utf8)
    }

    package init(name: String, valueBytes: [UInt8]) {
        self.name = name
        self.valueBytes = valueBytes
    }

    /// The value as text; bytes that are not UTF-8 become U+FFFD.
    package var value: String { String(decoding: valueBytes, as: UTF8.self) }
}
