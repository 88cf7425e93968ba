/// Spans as reports and bundles write them: milliseconds, with decimals as far as there are nanoseconds.
extension JSONNumber {
    /// The span without loss, held at the bounds of `Int64` nanoseconds: `12`, `0.25`, `-1.000001`.
    package init(milliseconds span: Duration) {
        let nanoseconds = span.wholeNanoseconds
        let (whole, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var text = (nanoseconds < 0 ? "-" : "") + String(whole)
        if rest > 0 {
            var digits = String(rest)
            digits = String(repeating: "0", count: 6 - digits.count) + digits
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        self.init(unchecked: text)
    }

    /// The span of so many milliseconds, to the nanosecond; nil with an exponent, and beyond the range.
    package var milliseconds: Duration? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]) else { return nil }
        var rest: Int64 = 0
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy(ASCII.isDigit) else { return nil }
            for digit in parts[1].utf8.prefix(6) { rest = rest * 10 + Int64(digit - 0x30) }
            for _ in parts[1].utf8.count..<max(6, parts[1].utf8.count) { rest *= 10 }
        }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1_000_000)
        let (sum, carried) = scaled.addingReportingOverflow(text.utf8.first == 0x2d ? -rest : rest)
        return overflow || carried ? nil : .nanoseconds(sum)
    }
}
