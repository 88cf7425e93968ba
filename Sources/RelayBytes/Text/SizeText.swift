/// A number of bytes as an operator writes it: `65536`, `64KiB`, `16MiB`, `1GiB`.
///
/// `KiB MiB GiB` and, as curl has it, a bare `K M G` are powers of 1024; `KB MB GB` are powers of 1000 (IEC 80000-13).
/// The case of the letters does not matter.
package enum SizeText {
    /// Why a text is not a size.
    package enum Fault: Error, Equatable, Sendable {
        case empty
        case negative
        case notANumber
        case unknownUnit(String)
        /// Beyond 64 bits.
        case tooLarge
    }

    /// The size in bytes.
    package static func parse(_ text: String) throws(Fault) -> Int {
        let bytes = Array(text.utf8)
        guard let first = bytes.first else { throw .empty }
        if first == 0x2d { throw .negative }
        let digits = bytes.prefix(while: ASCII.isDigit)
        guard !digits.isEmpty else { throw .notANumber }
        let unit = try factor(of: String(decoding: bytes[digits.endIndex...], as: UTF8.self))
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw .tooLarge }
        let (size, overflow) = number.multipliedReportingOverflow(by: unit)
        if overflow { throw .tooLarge }
        return size
    }

    private static func factor(of unit: String) throws(Fault) -> Int {
        switch unit.asciiLowercased {
        case "", "b": return 1
        case "k", "kib": return 1 << 10
        case "m", "mib": return 1 << 20
        case "g", "gib": return 1 << 30
        case "kb": return 1000
        case "mb": return 1_000_000
        case "gb": return 1_000_000_000
        default: throw .unknownUnit(unit)
        }
    }
}

extension SizeText.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "a size is missing"
        case .negative: "a size is not negative"
        case .notANumber: "a size is a whole number, with KiB, MiB or GiB behind it"
        case .unknownUnit(let unit):
            "\"\(Printable.excerpt(unit.utf8, limit: 20))\" is no unit of size: KiB, MiB or GiB"
        case .tooLarge: "a size beyond 64 bits"
        }
    }
}
