/// The ways in which a stream may cut bytes into pieces.
package enum Splits {
    /// In two, at every byte; one byte at a time; and whole.
    package static func all(_ bytes: [UInt8]) -> [[[UInt8]]] {
        let cuts = bytes.indices.dropFirst().map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
        return [[bytes], bytes.map { [$0] }] + cuts
    }

    /// In pieces of random lengths up to `longest`.
    package static func random(
        _ bytes: [UInt8], longest: Int, using generator: inout some RandomNumberGenerator
    ) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            pieces.append(Array(rest.prefix(Int.random(in: 1...longest, using: &generator))))
            rest = rest.dropFirst(pieces[pieces.count - 1].count)
        }
        return pieces
    }
}
