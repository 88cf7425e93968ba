import RelayFrames

/// Daphne's answers, byte for byte.
enum DaphneAnswer {
    static let accessDenied = Array("HTTP/1.1 403 Access denied\r\n\r\n".utf8)
    static let internalError = Array("HTTP/1.1 500 Internal server error\r\n\r\n".utf8)

    /// The 101 for the key; `subprotocol` is selected, `accept` replaces the right Sec-WebSocket-Accept. Daphne agrees
    /// to no extension; the echo does.
    static func switching(
        key: String, subprotocol: String?, deflate: DeflateAgreement? = nil, accept: String? = nil
    ) -> [UInt8] {
        let selected = subprotocol.map { "Sec-WebSocket-Protocol: \($0)\r\n" } ?? ""
        let extensions = deflate.map { "Sec-WebSocket-Extensions: \($0.member)\r\n" } ?? ""
        return Array(
            ("HTTP/1.1 101 Switching Protocols\r\nServer: daphne\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                + selected + extensions + "Sec-WebSocket-Accept: \(accept ?? Accept.value(for: key))\r\n\r\n").utf8)
    }
}
