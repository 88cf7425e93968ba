import RelayBytes

/// The head of an HTTP request: request line and fields, as they came.
package struct RequestHead: Equatable, Sendable {
    package let method: String
    /// The request target, verbatim.
    package let target: String
    package let version: HTTPVersion
    package let fields: HeaderFields
    package let remarks: HeadRemarks

    package init(
        method: String, target: String, version: HTTPVersion = .http11, fields: HeaderFields,
        remarks: HeadRemarks = []
    ) {
        self.method = method
        self.target = target
        self.version = version
        self.fields = fields
        self.remarks = remarks
    }

    /// The target up to its `?`.
    package var path: String { String(target.prefix { $0 != "?" }) }

    /// What follows the first `?`, verbatim.
    package var query: String? {
        target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) }
    }

    /// Whether the request asks for a WebSocket: some `Upgrade` field names `websocket`.
    package var asksForWebSocket: Bool {
        fields.members("Upgrade").contains { $0.equalsIgnoringASCIICase("websocket") }
    }
}
