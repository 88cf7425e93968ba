import RelayBytes

/// One scalar, one bulk string or the head of one container at a time.
extension RESPReader {
    /// One scalar or the head of one container.
    mutating func readStep() throws(RESPFault) -> Step? {
        if let bulk = pendingBulk { return try bulkBody(bulk).map(Step.value) }
        guard let type = try type(), let end = try lineEnd() else { return nil }
        let text = copy(1..<end)
        switch type {
        case .simpleString, .error, .integer, .null, .boolean, .double, .bigNumber:
            guard let value = try scalar(type, text) else { throw failure(.badScalar) }
            _ = take(end + 2)
            return .value(value)
        case .bulkString, .bulkError, .verbatim:
            return try bulkHead(type, text, lineLength: end + 2)
        case .array, .map, .set, .push, .attribute:
            return try containerHead(type, text, lineLength: end + 2)
        }
    }

    func scalar(_ type: RESPType, _ text: [UInt8]) throws(RESPFault) -> RESPValue? {
        switch type {
        case .simpleString: return .simpleString(String(decoding: text, as: UTF8.self))
        case .error: return .error(RedisError(text))
        case .integer: return .integer(try integer(text))
        case .null: return text.isEmpty ? .null : nil
        case .boolean: return text == [0x74] ? .boolean(true) : text == [0x66] ? .boolean(false) : nil
        case .double: return RESPNumber.double(text).map(RESPValue.double)
        case .bigNumber: return RESPNumber.digits(text).map(RESPValue.bigNumber)
        default: return nil
        }
    }

    func integer(_ text: [UInt8]) throws(RESPFault) -> Int64 {
        guard let digits = RESPNumber.digits(text) else { throw failure(.badInteger) }
        guard let value = Int64(digits) else { throw failure(.integerOverflow) }
        return value
    }

    /// A length or count; -1 where RESP2 writes null so.
    func length(_ text: [UInt8], nullable: Bool) throws(RESPFault) -> Int? {
        if nullable, text == [0x2d, 0x31] { return nil }
        guard !text.isEmpty, text.allSatisfy(ASCII.isDigit), let count = Int(String(decoding: text, as: UTF8.self))
        else { throw failure(.badLength) }
        return count
    }

    mutating func bulkHead(
        _ type: RESPType, _ text: [UInt8], lineLength: Int
    ) throws(RESPFault) -> Step? {
        guard let count = try length(text, nullable: type == .bulkString) else {
            _ = take(lineLength)
            return .value(.null)
        }
        guard count <= limits.bulk else { throw failure(.bulkTooLong(announced: count, limit: limits.bulk)) }
        try checkValueSize(adding: count)
        _ = take(lineLength)
        let bulk = Bulk(type: type, count: count)
        pendingBulk = bulk
        return try bulkBody(bulk).map(Step.value)
    }

    mutating func bulkBody(_ bulk: Bulk) throws(RESPFault) -> RESPValue? {
        guard try isTerminated(bulk) else { return nil }
        var bytes = take(bulk.count + 2)
        bytes.removeLast(2)
        pendingBulk = nil
        switch bulk.type {
        case .bulkError: return .error(RedisError(bytes))
        case .verbatim:
            guard bytes.count >= 4, bytes[3] == 0x3a else { throw failure(.badScalar) }
            return .verbatim(format: String(decoding: bytes[..<3], as: UTF8.self), Array(bytes[4...]))
        default: return .bulkString(bytes)
        }
    }

    /// Whether the bulk string and its CR LF are all there.
    func isTerminated(_ bulk: Bulk) throws(RESPFault) -> Bool {
        let span = buffer.span
        if span.count > bulk.count, span[bulk.count] != 0x0d { throw failure(.unterminatedBulk) }
        guard span.count >= bulk.count + 2 else { return false }
        guard span[bulk.count + 1] == 0x0a else { throw failure(.unterminatedBulk) }
        return true
    }

    mutating func containerHead(
        _ type: RESPType, _ text: [UInt8], lineLength: Int
    ) throws(RESPFault) -> Step? {
        guard let count = try length(text, nullable: type == .array) else {
            _ = take(lineLength)
            return .value(.nullArray)
        }
        guard count <= limits.elements else {
            throw failure(.tooManyElements(announced: count, limit: limits.elements))
        }
        guard open.count < limits.nesting else { throw failure(.tooDeep(limit: limits.nesting)) }
        _ = take(lineLength)
        return .opened(Container(type: type, missing: type.isPairs ? count * 2 : count))
    }

    func checkValueSize(adding count: Int = 0) throws(RESPFault) {
        guard offset - valueStart + count <= limits.value else { throw failure(.valueTooLarge(limit: limits.value)) }
    }
}
