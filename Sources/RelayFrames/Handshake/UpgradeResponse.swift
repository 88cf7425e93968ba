import RelayBytes

/// The server's 101 response as a value (RFC 6455 section 4.2.2).
package struct UpgradeResponse: Equatable, Sendable {
    package var accept: String
    package var subprotocol: String?
    package var deflate: DeflateAgreement?
    /// Written before the handshake's own fields, as servers do with `Server`.
    package var extraFields: [HeaderField]

    /// The answer to an offer.
    package init(
        to offer: UpgradeOffer, subprotocol: String? = nil, deflate: DeflateAgreement? = nil,
        extraFields: [HeaderField] = []
    ) {
        accept = offer.key.accept
        self.subprotocol = subprotocol
        self.deflate = deflate
        self.extraFields = extraFields
    }

    /// The fields in the order in which they are sent.
    package var fields: [HeaderField] {
        var fields = extraFields
        fields.append(HeaderField("Upgrade", "websocket"))
        fields.append(HeaderField("Connection", "Upgrade"))
        if let subprotocol { fields.append(HeaderField("Sec-WebSocket-Protocol", subprotocol)) }
        if let deflate { fields.append(HeaderField("Sec-WebSocket-Extensions", deflate.member.description)) }
        fields.append(HeaderField("Sec-WebSocket-Accept", accept))
        return fields
    }

    /// The whole head.
    package var bytes: [UInt8] {
        var bytes = Array("HTTP/1.1 101 Switching Protocols\r\n".utf8)
        for field in fields { bytes += Array("\(field.name): ".utf8) + field.valueBytes + [0x0d, 0x0a] }
        return bytes + [0x0d, 0x0a]
    }
}
