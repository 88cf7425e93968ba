import RelayBytes

/// The fields of an HTTP head in their order; names are looked up without regard to case (RFC 9110 section 5.1).
package struct HeaderFields: Equatable, Sendable {
    package private(set) var all: [HeaderField]

    package init(_ fields: [HeaderField] = []) { all = fields }

    package var count: Int { all.count }

    package var isEmpty: Bool { all.isEmpty }

    /// The value of the first field of that name.
    package subscript(name: String) -> String? {
        all.first { $0.name.equalsIgnoringASCIICase(name) }?.value
    }

    /// The values of every field of that name, in order.
    package func values(_ name: String) -> [String] {
        all.filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
    }

    /// Whether there is a field of that name.
    package func contains(_ name: String) -> Bool {
        all.contains { $0.name.equalsIgnoringASCIICase(name) }
    }

    /// The members of a comma-separated list over all fields of that name (RFC 9110 section 5.6.1); empty ones are
    /// left out.
    package func members(_ name: String) -> [String] {
        values(name).flatMap { $0.split(separator: ",").map(\.trimmedOWS) }.filter { !$0.isEmpty }
    }

    /// Adds a field behind the others.
    package mutating func append(_ field: HeaderField) { all.append(field) }

    /// Continues the last value with a folded line (obs-fold, RFC 9112 section 5.2).
    mutating func extendLast(_ line: some Sequence<UInt8>) {
        guard let last = all.popLast() else { return }
        all.append(HeaderField(name: last.name, valueBytes: last.valueBytes + [0x20] + line))
    }
}

extension HeaderFields: ExpressibleByArrayLiteral {
    package init(arrayLiteral fields: HeaderField...) { all = fields }
}
