/// A rule of the opening handshake that a 101 response breaks (RFC 6455 section 4.1), or a head that cannot be read.
package enum HandshakeViolation: Error, Equatable, Sendable {
    case head(HeadFault)
    /// A line ends with LF alone. A recipient may tolerate that (RFC 9112 section 2.2); who opens a WebSocket need not.
    case bareLineFeed
    /// Only HTTP/1.1 upgrades.
    case version(HTTPVersion)
    /// The reason phrase holds a control character.
    case reasonPhrase
    case upgradeMissing
    /// `Upgrade` is not the single value `websocket`.
    case upgrade([String])
    case connectionMissing
    /// `Connection` does not contain the token `Upgrade`.
    case connection([String])
    case acceptMissing
    case acceptRepeated(Int)
    case acceptMismatch(expected: String, received: String)
    case subprotocolRepeated(Int)
    /// The server selected what was not offered.
    case subprotocolNotOffered(String)
    /// Subprotocols were offered and none is selected; a violation under `SubprotocolPolicy.browser` alone.
    case subprotocolNotSelected
    /// `Sec-WebSocket-Extensions` is not an extension list.
    case extensionSyntax(String)
    case extensionNotOffered(String)
    case extensionRepeated(String)
    case deflate(DeflateFault)
    /// Compression is required and the server agreed to none; a violation under `CompressionChoice.require` alone.
    case compressionNotAgreed
    /// A body is announced, which no 1xx response has (RFC 9110 sections 8.6 and 15.2).
    case body
}

extension HandshakeViolation: CustomStringConvertible {
    package var description: String {
        switch self {
        case .head(let fault): fault.description
        case .bareLineFeed: "a line of the head ends with LF alone, not with CRLF"
        case .version(let version): "the response is \(version), not HTTP/1.1"
        case .reasonPhrase: "the reason phrase has a control character"
        case .upgradeMissing: "the upgrade header is missing"
        case .upgrade(let values): "the upgrade header is not websocket: \(values.joined(separator: ", "))"
        case .connectionMissing: "the connection header is missing"
        case .connection(let values): "the connection header lacks upgrade: \(values.joined(separator: ", "))"
        case .acceptMissing: "sec-websocket-accept is missing"
        case .acceptRepeated(let count): "sec-websocket-accept occurs \(count) times"
        case .acceptMismatch(let expected, let received):
            "sec-websocket-accept is \(received), expected \(expected)"
        case .subprotocolRepeated(let count): "sec-websocket-protocol occurs \(count) times"
        case .subprotocolNotOffered(let name): "the selected subprotocol was not offered: \(name)"
        case .subprotocolNotSelected: "no subprotocol was selected"
        case .extensionSyntax(let value): "malformed sec-websocket-extensions: \(value)"
        case .extensionNotOffered(let name): "the extension was not offered: \(name)"
        case .extensionRepeated(let name): "the extension occurs twice: \(name)"
        case .deflate(let fault): "permessage-deflate: \(fault)"
        case .compressionNotAgreed: "compression is required and permessage-deflate was not agreed"
        case .body: "the 101 response announces a body"
        }
    }
}
