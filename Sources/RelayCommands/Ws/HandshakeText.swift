import RelayBytes
import RelayEvidence
import RelayFrames

/// The heads of the opening handshake, for a person and as JSON: without secrets, safe for a terminal.
enum HandshakeText {
    static func request(_ request: UpgradeRequest, _ redaction: Redaction) -> [String] {
        ["> GET \(Printable.escape(redaction.apply(request.target))) HTTP/1.1"]
            + fields(request.fields, redaction).map { "> \(Printable.escape("\($0.name): \($0.value)"))" }
    }

    static func response(_ head: ResponseHead, _ redaction: Redaction) -> [String] {
        let status = Printable.escape(redaction.apply("HTTP/1.1 \(head.status) \(head.reason)"))
        return ["< \(status)"]
            + fields(head.fields.all, redaction).map { "< \(Printable.escape("\($0.name): \($0.value)"))" }
    }

    static func json(_ request: UpgradeRequest, _ redaction: Redaction) -> JSONObject {
        [
            "method": "GET", "target": .string(redaction.apply(request.target)),
            "headers": headers(request.fields, redaction),
        ]
    }

    static func json(_ head: ResponseHead, _ redaction: Redaction) -> JSONObject {
        [
            "status": .number(JSONNumber(head.status)), "reason": .string(redaction.apply(head.reason)),
            "headers": headers(head.fields.all, redaction),
        ]
    }

    private static func headers(_ fields: [HeaderField], _ redaction: Redaction) -> JSONValue {
        .array(Self.fields(fields, redaction).map { ["name": .string($0.name), "value": .string($0.value)] })
    }

    /// The fields without secrets.
    static func fields(_ fields: [HeaderField], _ redaction: Redaction) -> [HTTPFacts.Field] {
        fields.map {
            HTTPFacts.Field(name: $0.name, value: redaction.value(of: $0.name, $0.value))
        }
    }
}
