/// A time zone as a value: when its distance from UTC changes, and to what.
package struct ZoneRules: Equatable, Sendable {
    /// Seconds since 1970 from which on the offset of the same place holds, ascending.
    let transitions: [Int64]
    let offsets: [Int64]
    /// Before the first transition.
    let first: Int64
    /// After the last one.
    let rest: ZoneFooter?

    /// A zone of one offset, in seconds east of UTC.
    package init(offset: Int64) {
        (transitions, offsets, first, rest) = ([], [], offset, nil)
    }

    init(transitions: [Int64], offsets: [Int64], first: Int64, rest: ZoneFooter?) {
        (self.transitions, self.offsets, self.first, self.rest) = (transitions, offsets, first, rest)
    }

    package static let utc = ZoneRules(offset: 0)

    /// The zone that `Z`, `UTC`, `+02:00` or `-0600` names; nil for anything else.
    package init?(text: String) {
        if ["Z", "UTC", "GMT", "utc"].contains(text) {
            self.init(offset: 0)
            return
        }
        let bytes = Array(text.utf8)
        let digits = bytes.dropFirst().filter { $0 != 0x3a }
        guard let sign = bytes.first, sign == 0x2b || sign == 0x2d, digits.count == 4,
            digits.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int64(String(decoding: digits, as: UTF8.self)),
            value % 100 < 60, value < 1800
        else { return nil }
        let seconds = value / 100 * 3600 + value % 100 * 60
        self.init(offset: sign == 0x2d ? -seconds : seconds)
    }

    /// The zone of a POSIX text such as `CET-1CEST,M3.5.0,M10.5.0/3`; nil for anything else.
    package init?(posix text: String) {
        guard let rest = ZoneFooter(Array(text.utf8)) else { return nil }
        (transitions, offsets, first, self.rest) = ([], [], 0, rest)
    }

    /// Seconds east of UTC at a moment.
    package func offset(at seconds: Int64) -> Int64 {
        guard let last = transitions.last else { return rest?.offset(at: seconds) ?? first }
        if seconds >= last, let rest { return rest.offset(at: seconds) }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }

    /// The moment that clocks of the zone show as `local`, seconds since 1970 on their face. Of an hour that comes twice
    /// it is the first one; an hour that is left out is taken as if it were not.
    package func utc(ofLocal local: Int64) -> Int64 {
        let before = offset(at: local - 86_400)
        if offset(at: local - before) == before { return local - before }
        let after = offset(at: local + 86_400)
        return offset(at: local - after) == after ? local - after : local - before
    }
}
