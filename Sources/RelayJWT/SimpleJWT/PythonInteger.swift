import RelayBytes

/// What Python's `int()` makes of a claim, as PyJWT applies it to exp, nbf and iat.
enum PythonInteger: Equatable {
    /// Rounded towards zero.
    case value(UnixTime)
    /// Text that is no integer: PyJWT catches it.
    case valueError
    /// null, an array, an object: nobody catches it.
    case typeError
    /// Infinity: nobody catches it.
    case overflowError

    init(_ value: JSONValue) {
        switch value {
        case .bool(let flag): self = .value(UnixTime(seconds: flag ? 1 : 0))
        case .null, .array, .object: self = .typeError
        case .string(let text):
            let trimmed = text.trimmingWhitespace
            self = Int64(trimmed).map { .value(UnixTime(seconds: $0)) } ?? .valueError
        case .number(let number):
            let date = NumericDate(number)
            guard date.isFinite else {
                self = .overflowError
                return
            }
            let towardsZero = date.time.seconds < 0 && date.time.nanoseconds > 0 ? 1 : 0
            self = .value(UnixTime(seconds: date.time.seconds + Int64(towardsZero)))
        }
    }
}

extension String {
    /// Without the ASCII white space at either end.
    var trimmingWhitespace: String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || 0x09...0x0d ~= byte }
        var bytes = Array(utf8.drop(while: isSpace))
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
