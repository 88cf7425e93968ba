import RelayBytes

/// The list grammar of `Sec-WebSocket-Extensions` (RFC 6455 section 9.1).
///
///     extension-list  = 1#extension
///     extension       = token *( ";" extension-param )
///     extension-param = token [ "=" (token | quoted-string) ]      a quoted value must be a token once unquoted
package enum Extensions {
    /// The value is not an extension list; the byte offset at which that shows.
    package struct Fault: Error, Equatable, Sendable {
        package let offset: Int
    }

    /// The members of one field value.
    package static func parse(_ value: String) throws(Fault) -> [WebSocketExtension] {
        var cursor = Cursor(bytes: Array(value.utf8))
        var list: [WebSocketExtension] = []
        while true {
            cursor.skipSpace()
            // RFC 9110 section 5.6.1: a recipient accepts empty list members.
            if cursor.take(0x2c) { continue }
            if cursor.isAtEnd { break }
            list.append(try cursor.member())
            cursor.skipSpace()
            if cursor.isAtEnd { break }
            guard cursor.take(0x2c) else { throw cursor.fault }
        }
        guard !list.isEmpty else { throw cursor.fault }
        return list
    }

    /// The members of all values of the field, in order.
    package static func parse(_ values: [String]) throws(Fault) -> [WebSocketExtension] {
        var list: [WebSocketExtension] = []
        for value in values { list += try parse(value) }
        return list
    }

    package static func format(_ list: [WebSocketExtension]) -> String {
        list.map(\.description).joined(separator: ", ")
    }

    private struct Cursor {
        let bytes: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == bytes.count }
        var fault: Fault { Fault(offset: position) }

        mutating func skipSpace() {
            while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func token() throws(Fault) -> String {
            let start = position
            while position < bytes.count, ASCII.isToken(bytes[position]) { position += 1 }
            guard position > start else { throw fault }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }

        mutating func member() throws(Fault) -> WebSocketExtension {
            let name = try token()
            var parameters: [WebSocketExtension.Parameter] = []
            skipSpace()
            while take(0x3b) {
                skipSpace()
                let parameter = try token()
                skipSpace()
                if take(0x3d) {
                    skipSpace()
                    parameters.append(.init(parameter, try value()))
                } else {
                    parameters.append(.init(parameter))
                }
                skipSpace()
            }
            return WebSocketExtension(name, parameters)
        }

        mutating func value() throws(Fault) -> String {
            guard take(0x22) else { return try token() }
            var text: [UInt8] = []
            while !take(0x22) {
                _ = take(0x5c)
                guard position < bytes.count, ASCII.isToken(bytes[position]) else { throw fault }
                text.append(bytes[position])
                position += 1
            }
            guard !text.isEmpty else { throw fault }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
