/// The format of the zone files under /usr/share/zoneinfo (TZif, RFC 8536).
package enum ZoneFile {
    /// Why a file is none.
    package struct Fault: Error, Equatable, Sendable {}

    /// The zone that the file describes: its 64-bit part, or the 32-bit part of an old file.
    package static func read(_ bytes: [UInt8]) throws(Fault) -> ZoneRules {
        let old = try Header(bytes, at: 0)
        guard old.version >= 0x32 else { return try rules(bytes, old, width: 4, footer: nil) }
        let header = try Header(bytes, at: old.end(width: 4))
        let footer = header.end(width: 8)
        let text = bytes.dropFirst(footer + 1).prefix { $0 != 0x0a }
        return try rules(bytes, header, width: 8, footer: ZoneFooter(Array(text)))
    }

    private struct Header {
        let start: Int
        let version: UInt8
        let (utc, standard, leaps, times, types, letters): (Int, Int, Int, Int, Int, Int)

        init(_ bytes: [UInt8], at start: Int) throws(Fault) {
            guard bytes.count >= start + 44, bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else {
                throw Fault()
            }
            let counts = (0..<6).map { Int(number(bytes, start + 20 + $0 * 4, 4)) }
            guard counts.allSatisfy({ 0...100_000 ~= $0 }), counts[4] > 0 else { throw Fault() }
            self.start = start
            version = bytes[start + 4]
            (utc, standard, leaps, times, types, letters) = (
                counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]
            )
        }

        func end(width: Int) -> Int {
            start + 44 + times * (width + 1) + types * 6 + letters + leaps * (width + 4) + standard + utc
        }
    }

    private static func rules(
        _ bytes: [UInt8], _ header: Header, width: Int, footer: ZoneFooter?
    ) throws(Fault) -> ZoneRules {
        guard bytes.count >= header.end(width: width) else { throw Fault() }
        let indices = header.start + 44 + header.times * width
        let types = indices + header.times
        func offset(_ type: Int) -> Int64 { number(bytes, types + type * 6, 4) }
        var (transitions, offsets): ([Int64], [Int64]) = ([], [])
        for index in 0..<header.times {
            let type = Int(bytes[indices + index])
            let moment = number(bytes, header.start + 44 + index * width, width)
            guard type < header.types, transitions.last.map({ $0 < moment }) ?? true else { throw Fault() }
            transitions.append(moment)
            offsets.append(offset(type))
        }
        return ZoneRules(transitions: transitions, offsets: offsets, first: offset(0), rest: footer)
    }

    /// A signed number in network byte order.
    private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int64 {
        var value: UInt64 = bytes[place] & 0x80 == 0 ? 0 : .max
        for index in 0..<width { value = value << 8 | UInt64(bytes[place + index]) }
        return Int64(bitPattern: value)
    }
}
