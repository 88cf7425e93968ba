/// A server's refusal of a request: the reason stands in the status line, as Daphne writes it.
package struct Rejection: Error, Equatable, Sendable {
    package let status: Int
    package let reason: String
    package let fields: HeaderFields

    package init(_ status: Int, _ reason: String, fields: HeaderFields = []) {
        self.status = status
        self.reason = reason
        self.fields = fields
    }

    /// The response, without a body.
    package var bytes: [UInt8] {
        // The reason may quote the request.
        let phrase = reason.unicodeScalars.map {
            $0.isASCII && $0.value >= 0x20 && $0.value < 0x7f ? Character($0) : "?"
        }
        var bytes = Array("HTTP/1.1 \(status) \(String(phrase.prefix(400)))\r\n".utf8)
        for field in fields.all {
            bytes += Array("\(field.name): ".utf8) + field.valueBytes + [0x0d, 0x0a]
        }
        return bytes + [0x0d, 0x0a]
    }
}
