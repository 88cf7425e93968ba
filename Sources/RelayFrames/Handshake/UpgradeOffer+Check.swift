import RelayBytes

extension UpgradeOffer {
    /// The server's check of a request that asks for a WebSocket (RFC 6455 section 4.2.1).
    ///
    /// - Throws: the first reason to refuse it, in the order and the words of autobahn, which Daphne runs.
    package init(_ head: RequestHead) throws(Rejection) {
        let fields = head.fields
        guard head.method == "GET" else {
            throw Rejection(405, "HTTP method \"\(head.method)\" not allowed", fields: [HeaderField("Allow", "GET")])
        }
        guard !head.remarks.contains(.bareLineFeed) else {
            throw Rejection(400, "HTTP header line ends with LF alone")
        }
        guard head.version == .http11 else { throw Rejection(505, "Unsupported HTTP version '\(head.version)'") }
        guard !head.target.contains("#") else {
            throw Rejection(400, "HTTP requested resource contains a fragment identifier")
        }
        self.head = head
        host = try Self.single("Host", fields, " in opening handshake request")
        try Self.checkUpgrade(fields)
        try Self.checkVersion(fields)
        subprotocols = try Self.subprotocols(fields)
        origin = try Self.origin(fields)
        key = try Self.key(fields)
        do throws(Extensions.Fault) {
            extensions = try Extensions.parse(fields.values("Sec-WebSocket-Extensions"))
        } catch {
            throw Rejection(400, "HTTP Sec-WebSocket-Extensions header invalid")
        }
    }

    private static func single(
        _ name: String, _ fields: HeaderFields, _ place: String = ""
    ) throws(Rejection) -> String {
        let values = fields.values(name)
        guard let value = values.first else { throw Rejection(400, "HTTP \(name) header missing\(place)") }
        guard values.count == 1 else {
            throw Rejection(400, "HTTP \(name) header appears more than once in opening handshake request")
        }
        return value
    }

    private static func checkUpgrade(_ fields: HeaderFields) throws(Rejection) {
        guard fields.contains("Upgrade") else {
            throw Rejection(426, "HTTP Upgrade header missing", fields: [HeaderField("Upgrade", "websocket")])
        }
        guard fields.members("Upgrade").contains(where: { $0.equalsIgnoringASCIICase("websocket") }) else {
            throw Rejection(400, "HTTP Upgrade headers do not include 'websocket' value (case-insensitive)")
        }
        guard fields.contains("Connection") else { throw Rejection(400, "HTTP Connection header missing") }
        guard fields.members("Connection").contains(where: { $0.equalsIgnoringASCIICase("upgrade") }) else {
            throw Rejection(400, "HTTP Connection headers do not include 'upgrade' value (case-insensitive)")
        }
    }

    private static func checkVersion(_ fields: HeaderFields) throws(Rejection) {
        let version = try single("Sec-WebSocket-Version", fields, " in opening handshake request")
        guard version == "13" else {
            // Section 4.4: name the versions that are understood.
            throw Rejection(
                426, "WebSocket version \(version) not supported (supported versions: 13)",
                fields: [HeaderField("Sec-WebSocket-Version", "13")])
        }
    }

    private static func subprotocols(_ fields: HeaderFields) throws(Rejection) -> [String] {
        let offered = fields.members("Sec-WebSocket-Protocol")
        for (index, name) in offered.enumerated() where offered[..<index].contains(name) {
            throw Rejection(
                400, "duplicate protocol \"\(name)\" specified in HTTP Sec-WebSocket-Protocol header")
        }
        return offered
    }

    private static func origin(_ fields: HeaderFields) throws(Rejection) -> String? {
        guard fields.contains("Origin") else { return nil }
        let origin = try single("Origin", fields)
        if origin == "null" { return origin }
        guard let mark = origin.place(of: "://"), mark.lowerBound > origin.startIndex, mark.upperBound < origin.endIndex
        else {
            throw Rejection(400, "HTTP Origin header invalid: No host part in Origin '\(origin)'")
        }
        return origin
    }

    private static func key(_ fields: HeaderFields) throws(Rejection) -> WebSocketKey {
        let text = try single("Sec-WebSocket-Key", fields)
        guard text.utf8.count == 24 else {
            throw Rejection(400, "bad Sec-WebSocket-Key (length must be 24 ASCII chars) '\(text)'")
        }
        guard let key = WebSocketKey(text) else {
            throw Rejection(400, "bad Sec-WebSocket-Key (invalid base64 encoding) '\(text)'")
        }
        return key
    }
}
