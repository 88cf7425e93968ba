/// A value of the Redis serialization protocol, versions 2 and 3.
package indirect enum RESPValue: Equatable, Sendable {
    case simpleString(String)
    case error(RedisError)
    case integer(Int64)
    case bulkString([UInt8])
    /// `$-1` of RESP2 and `_` of RESP3.
    case null
    /// `*-1` of RESP2.
    case nullArray
    case array([RESPValue])

    // RESP3 alone.
    case boolean(Bool)
    case double(Double)
    /// An integer beyond 64 bits, as its digits.
    case bigNumber(String)
    /// Text with a three-letter format, `txt` or `mkd`.
    case verbatim(format: String, [UInt8])
    case map([RESPPair])
    case set([RESPValue])
    /// What the server says unasked; it answers no command.
    case push([RESPValue])
}

/// A key and its value in a RESP3 map.
package struct RESPPair: Equatable, Sendable {
    package let key: RESPValue
    package let value: RESPValue

    package init(key: RESPValue, value: RESPValue) {
        self.key = key
        self.value = value
    }
}

extension RESPValue {
    /// A bulk string of the text's UTF-8.
    package static func bulk(_ text: String) -> RESPValue { .bulkString(Array(text.utf8)) }

    /// The bytes of a simple, bulk or verbatim string.
    package var bytes: [UInt8]? {
        switch self {
        case .simpleString(let text): Array(text.utf8)
        case .bulkString(let bytes), .verbatim(_, let bytes): bytes
        default: nil
        }
    }

    /// The same as text; bytes that are not UTF-8 become U+FFFD.
    package var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The number of an integer reply.
    package var integer: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    /// The elements of an array, a set or a push.
    package var elements: [RESPValue]? {
        switch self {
        case .array(let elements), .set(let elements), .push(let elements): elements
        default: nil
        }
    }

    /// The error of an error reply.
    package var error: RedisError? {
        guard case .error(let error) = self else { return nil }
        return error
    }

    /// The arguments of a command: a non-empty array of bulk strings and nothing else.
    package var commandArguments: [[UInt8]]? {
        guard case .array(let elements) = self, !elements.isEmpty else { return nil }
        var arguments: [[UInt8]] = []
        for element in elements {
            guard case .bulkString(let bytes) = element else { return nil }
            arguments.append(bytes)
        }
        return arguments
    }
}
