/// Writes the few shapes of DER that keys and ECDSA signatures need (X.690 section 8 and 10).
enum DERWriter {
    static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(0x30, parts.flatMap(\.self)) }

    /// A non-negative INTEGER of big-endian octets, in its shortest form.
    static func integer(_ octets: [UInt8]) -> [UInt8] {
        var shortest = Array(octets.drop { $0 == 0 })
        if shortest.first.map({ $0 >= 0x80 }) ?? true { shortest.insert(0, at: 0) }
        return element(0x02, shortest)
    }

    /// A BIT STRING of whole octets.
    static func bitString(_ octets: [UInt8]) -> [UInt8] { element(0x03, [0] + octets) }

    static func octetString(_ octets: [UInt8]) -> [UInt8] { element(0x04, octets) }

    /// An OBJECT IDENTIFIER whose body is known.
    static func identifier(_ body: [UInt8]) -> [UInt8] { element(0x06, body) }

    static let null: [UInt8] = [0x05, 0x00]

    /// An explicit context tag.
    static func tagged(_ number: UInt8, _ body: [UInt8]) -> [UInt8] { element(0xa0 | number, body) }

    private static func element(_ tag: UInt8, _ body: [UInt8]) -> [UInt8] { [tag] + length(body.count) + body }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 0x80 { return [UInt8(count)] }
        let octets = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
        let shortest = octets.drop { $0 == 0 }
        return [0x80 | UInt8(shortest.count)] + shortest
    }
}
