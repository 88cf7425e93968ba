/// An IPv4 address, read from four decimal numbers and nothing else.
package struct IPv4Address: Equatable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// Nil for anything but `127.0.0.1`-like text; a leading zero, which some read as octal, is refused.
    package init?(_ text: some Sequence<UInt8>) {
        var bytes: [UInt8] = []
        for part in Array(text).split(separator: 0x2e, omittingEmptySubsequences: false) {
            guard (1...3).contains(part.count), part.allSatisfy(ASCII.isDigit), part.count == 1 || part.first != 0x30,
                let value = UInt8(String(decoding: part, as: UTF8.self))
            else { return nil }
            bytes.append(value)
        }
        guard bytes.count == 4 else { return nil }
        self.bytes = bytes
    }

    /// 127.0.0.0/8.
    package var isLoopback: Bool { bytes[0] == 127 }

    package var description: String { "\(bytes[0]).\(bytes[1]).\(bytes[2]).\(bytes[3])" }
}

/// An IPv6 address without a zone (RFC 4291 section 2.2).
package struct IPv6Address: Equatable, Sendable {
    /// Eight.
    package let groups: [UInt16]

    /// Nil for text that is no IPv6 address; `::ffff:10.0.0.1` is one.
    package init?(_ text: some Sequence<UInt8>) {
        let text = Array(text)
        guard let gap = Self.gap(in: text) else {
            guard let groups = Self.groups(text[...], last: true), groups.count == 8 else { return nil }
            self.groups = groups
            return
        }
        guard let before = Self.groups(text[..<gap], last: false),
            let after = Self.groups(text[(gap + 2)...], last: true), before.count + after.count < 8
        else { return nil }
        groups = before + [UInt16](repeating: 0, count: 8 - before.count - after.count) + after
    }

    /// ::1, or 127.0.0.0/8 mapped into IPv6.
    package var isLoopback: Bool {
        groups == [0, 0, 0, 0, 0, 0, 0, 1] || groups.prefix(6) == [0, 0, 0, 0, 0, 0xffff] && groups[6] >> 8 == 127
    }

    /// Where the first `::` begins; a second one fails as an empty group.
    private static func gap(in text: [UInt8]) -> Int? {
        text.indices.dropLast().first { text[$0] == 0x3a && text[$0 + 1] == 0x3a }
    }

    private static func groups(_ text: ArraySlice<UInt8>, last: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: 0x3a, omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if last, index == parts.count - 1, part.contains(0x2e) {
                guard let embedded = IPv4Address(part)?.bytes else { return nil }
                groups.append(UInt16(embedded[0]) << 8 | UInt16(embedded[1]))
                groups.append(UInt16(embedded[2]) << 8 | UInt16(embedded[3]))
                continue
            }
            guard (1...4).contains(part.count) else { return nil }
            var value: UInt16 = 0
            for digit in part {
                guard let digit = Hex.value(of: digit) else { return nil }
                value = value << 4 | UInt16(digit)
            }
            groups.append(value)
        }
        return groups
    }
}

extension IPv6Address: CustomStringConvertible {
    /// The canonical text of RFC 5952 section 4: lower case, the first longest run of zeros as `::`.
    package var description: String {
        if groups.prefix(6) == [0, 0, 0, 0, 0, 0xffff] {
            let bytes = groups.suffix(2).flatMap { [$0 >> 8, $0 & 0xff] }
            return "::ffff:" + bytes.map { String($0) }.joined(separator: ".")
        }
        var longest = 0..<0
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start > max(1, longest.count) { longest = start..<end }
            start = end + 1
        }
        let words = groups.map { String($0, radix: 16) }
        if longest.isEmpty { return words.joined(separator: ":") }
        return words[..<longest.lowerBound].joined(separator: ":") + "::"
            + words[longest.upperBound...].joined(separator: ":")
    }
}
