import RelayBytes

/// The client's opening handshake as a value (RFC 6455 section 4.1); `write` gives its bytes.
package struct UpgradeRequest: Equatable, Sendable {
    /// Path and query, sent verbatim.
    package var target: String
    /// The host, with its port where that is not the scheme's own.
    package var host: String
    /// Fresh for each connection.
    package var key: WebSocketKey
    package var origin: String?
    package var subprotocols: [String]
    package var subprotocolPolicy: SubprotocolPolicy
    /// One is offered twice on purpose, to see whether somebody reads them.
    package var mayRepeatSubprotocols = false
    /// The offer of permessage-deflate, if any.
    package var deflate: DeflateOffer?
    /// Without an agreement on permessage-deflate the opening handshake has failed.
    package var requiresDeflate = false
    package var userAgent: String?
    package var authorization: Secret?
    package var cookie: Secret?
    /// The user's own headers, written last.
    package var extraFields: [HeaderField]

    package init(
        target: String, host: String, key: WebSocketKey, origin: String? = nil, subprotocols: [String] = [],
        subprotocolPolicy: SubprotocolPolicy = .browser, deflate: DeflateOffer? = nil, userAgent: String? = nil,
        authorization: Secret? = nil, cookie: Secret? = nil, extraFields: [HeaderField] = []
    ) {
        self.target = target
        self.host = host
        self.key = key
        self.origin = origin
        self.subprotocols = subprotocols
        self.subprotocolPolicy = subprotocolPolicy
        self.deflate = deflate
        self.userAgent = userAgent
        self.authorization = authorization
        self.cookie = cookie
        self.extraFields = extraFields
    }

    /// Writes the request, its fields in a browser's order; it must have passed `validate`.
    package func write(into output: inout ByteBuffer) {
        output.append("GET \(target) HTTP/1.1\r\n")
        for field in fields {
            output.append(field.name)
            output.append(": ")
            output.append(contentsOf: field.valueBytes)
            output.append("\r\n")
        }
        output.append("\r\n")
    }

    /// The fields in the order in which they are sent.
    package var fields: [HeaderField] {
        var fields = [HeaderField("Host", host), HeaderField("Connection", "Upgrade")]
        if let userAgent { fields.append(HeaderField("User-Agent", userAgent)) }
        fields.append(HeaderField("Upgrade", "websocket"))
        if let origin { fields.append(HeaderField("Origin", origin)) }
        fields.append(HeaderField("Sec-WebSocket-Version", "13"))
        if let authorization { fields.append(HeaderField(name: "Authorization", valueBytes: authorization.reveal())) }
        if let cookie { fields.append(HeaderField(name: "Cookie", valueBytes: cookie.reveal())) }
        fields.append(HeaderField("Sec-WebSocket-Key", key.text))
        if let deflate { fields.append(HeaderField("Sec-WebSocket-Extensions", deflate.description)) }
        if !subprotocols.isEmpty {
            fields.append(HeaderField("Sec-WebSocket-Protocol", subprotocols.joined(separator: ", ")))
        }
        return fields + extraFields
    }
}

// Subprotocols, query and headers may carry a token.
extension UpgradeRequest: CustomStringConvertible, CustomReflectable {
    package var description: String { "<upgrade request to \(host)>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
