/// What any bytes at all must leave intact. The fuzzers look for bytes that do not; the tests replay what was found.
package enum FuzzProperty: String, CaseIterable, Sendable {
    case frames, heads, tokens, resp, logs, urls, printable, close, inflate

    /// What the bytes break, in words; nil where all holds.
    package func violation(by bytes: [UInt8]) -> String? {
        switch self {
        case .frames: Frames.violation(by: bytes)
        case .heads: Heads.violation(by: bytes)
        case .tokens: Tokens.violation(by: bytes)
        case .resp: RESP.violation(by: bytes)
        case .logs: Logs.violation(by: bytes)
        case .urls: URLs.violation(by: bytes)
        case .printable: PrintableText.violation(by: bytes)
        case .close: ClosePayloads.violation(by: bytes)
        case .inflate: Inflation.violation(by: bytes)
        }
    }

    /// For libFuzzer: a trap that it reports, or 0.
    package func hold(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let input = Array(UnsafeBufferPointer(start: bytes, count: count))
        if let words = violation(by: input) { fatalError(words) }
        return 0
    }
}

/// Where a stream is cut: the first byte of an input says how.
struct Cuts {
    let seed: UInt8

    /// The bytes in pieces of one byte for 0, else of lengths that follow from the seed.
    func pieces(of bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var (rest, state) = (bytes, UInt32(seed))
        while !rest.isEmpty {
            state = state &* 1_664_525 &+ 1_013_904_223
            let count = seed == 0 ? 1 : Int(state >> 24) % 23 + 1
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}
