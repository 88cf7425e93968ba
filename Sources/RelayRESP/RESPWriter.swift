import RelayBytes

/// Writes RESP: commands as arrays of bulk strings and never inline, so no argument can become another command.
package enum RESPWriter {
    package static func append(command arguments: [[UInt8]], to buffer: inout ByteBuffer) {
        appendLine("*\(arguments.count)", to: &buffer)
        for argument in arguments { appendBulk("$", argument, to: &buffer) }
    }

    package static func append(command arguments: [String], to buffer: inout ByteBuffer) {
        append(command: arguments.map { Array($0.utf8) }, to: &buffer)
    }

    /// Appends a reply. Line breaks in a simple string or an error become spaces, as Redis writes them.
    package static func append(_ value: RESPValue, to buffer: inout ByteBuffer) {
        switch value {
        case .simpleString(let text): appendLine("+" + oneLine(text.utf8), to: &buffer)
        case .error(let error): appendLine("-" + oneLine(error.bytes), to: &buffer)
        case .integer(let integer): appendLine(":\(integer)", to: &buffer)
        case .bulkString(let bytes): appendBulk("$", bytes, to: &buffer)
        case .null: appendLine("$-1", to: &buffer)
        case .nullArray: appendLine("*-1", to: &buffer)
        case .array(let elements): append("*", elements, to: &buffer)
        case .boolean(let flag): appendLine(flag ? "#t" : "#f", to: &buffer)
        case .double(let double): appendLine(",\(double)", to: &buffer)
        case .bigNumber(let digits): appendLine("(" + oneLine(digits.utf8), to: &buffer)
        case .verbatim(let format, let bytes): appendBulk("=", Array("\(format):".utf8) + bytes, to: &buffer)
        case .set(let elements): append("~", elements, to: &buffer)
        case .push(let elements): append(">", elements, to: &buffer)
        case .map(let pairs):
            appendLine("%\(pairs.count)", to: &buffer)
            for pair in pairs {
                append(pair.key, to: &buffer)
                append(pair.value, to: &buffer)
            }
        }
    }

    /// The bytes of one command.
    package static func bytes(command arguments: [String]) -> [UInt8] {
        var buffer = ByteBuffer()
        append(command: arguments, to: &buffer)
        return buffer.bytes
    }

    /// The bytes of one reply.
    package static func bytes(_ value: RESPValue) -> [UInt8] {
        var buffer = ByteBuffer()
        append(value, to: &buffer)
        return buffer.bytes
    }

    private static func append(_ type: String, _ elements: [RESPValue], to buffer: inout ByteBuffer) {
        appendLine("\(type)\(elements.count)", to: &buffer)
        for element in elements { append(element, to: &buffer) }
    }

    private static func appendBulk(_ type: String, _ bytes: [UInt8], to buffer: inout ByteBuffer) {
        appendLine("\(type)\(bytes.count)", to: &buffer)
        buffer.append(contentsOf: bytes)
        buffer.append("\r\n")
    }

    private static func appendLine(_ line: String, to buffer: inout ByteBuffer) {
        buffer.append(line)
        buffer.append("\r\n")
    }

    private static func oneLine(_ text: some Sequence<UInt8>) -> String {
        String(decoding: text.map { $0 == 0x0d || $0 == 0x0a ? 0x20 : $0 }, as: UTF8.self)
    }
}
