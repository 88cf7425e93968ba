/// A span of time as an operator writes it: seconds, or a number with `ms`, `s`, `m`, `h` or `d`.
package enum DurationText {
    /// Why a text is not a duration.
    package enum Fault: Error, Equatable, Sendable {
        case empty
        case negative
        case notANumber
        case unknownUnit(String)
        /// Beyond the 292 years that 64 bits of nanoseconds hold.
        case tooLong
    }

    /// The span that `15`, `0.5`, `500ms`, `15s`, `2m`, `1h` or `7d` means. What is finer than a nanosecond is cut.
    package static func parse(_ text: String) throws(Fault) -> Duration {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { throw .empty }
        if first == 0x2d { throw .negative }
        let whole = bytes.prefix(while: ASCII.isDigit)
        var rest = bytes[whole.endIndex...]
        guard !whole.isEmpty else { throw .notANumber }
        var fraction: ArraySlice<UInt8> = []
        if rest.first == 0x2e {
            fraction = rest.dropFirst().prefix(while: ASCII.isDigit)
            guard !fraction.isEmpty else { throw .notANumber }
            rest = rest[fraction.endIndex...]
        }
        let unit = try nanoseconds(of: String(decoding: rest, as: UTF8.self))
        return .nanoseconds(try scaled(whole, fraction, by: unit))
    }

    private static func nanoseconds(of unit: String) throws(Fault) -> Int128 {
        switch unit {
        case "ms": return 1_000_000
        case "", "s": return 1_000_000_000
        case "m": return 60_000_000_000
        case "h": return 3_600_000_000_000
        case "d": return 86_400_000_000_000
        default: throw .unknownUnit(unit)
        }
    }

    /// The decimal number times `unit`, in integers alone, so that `0.1` is a tenth exactly.
    private static func scaled(
        _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, by unit: Int128
    ) throws(Fault) -> Int64 {
        var value: Int128 = 0
        for digit in whole {
            value = value * 10 + Int128(digit - 0x30)
            if value > Int128(Int64.max) { throw .tooLong }
        }
        value *= unit
        // Fifteen digits of a day are finer than a nanosecond.
        var (part, scale): (Int128, Int128) = (0, 1)
        for digit in fraction.prefix(15) { (part, scale) = (part * 10 + Int128(digit - 0x30), scale * 10) }
        value += part * unit / scale
        guard let nanoseconds = Int64(exactly: value) else { throw .tooLong }
        return nanoseconds
    }
}

extension DurationText.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "a duration is missing"
        case .negative: "a duration is not negative"
        case .notANumber: "a duration is a number, with ms, s, m, h or d behind it"
        case .unknownUnit(let unit):
            "\"\(Printable.excerpt(unit.utf8, limit: 20))\" is no unit of time: ms, s, m, h or d"
        case .tooLong: "a duration of centuries"
        }
    }
}
