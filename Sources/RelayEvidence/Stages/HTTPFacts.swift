import RelayBytes

/// An HTTP answer as it came, with credentials masked and the body cut short.
package struct HTTPFacts: Equatable, Sendable {
    /// One header field, its value masked if it is a credential.
    package struct Field: Equatable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package let status: Int
    package let reason: String
    package let fields: [Field]
    /// The first bytes of the body, 4 KiB at most.
    package let body: [UInt8]

    package init(status: Int, reason: String, fields: [Field], body: [UInt8]) {
        self.status = status
        self.reason = reason
        self.fields = fields
        self.body = body
    }

    /// The first field of that name, whatever its case.
    package func field(_ name: String) -> String? {
        fields.first { $0.name.equalsIgnoringASCIICase(name) }?.value
    }

    /// The body as JSON, if it is.
    package var json: JSONValue? {
        do throws(JSONFault) { return try JSONReader.read(body) } catch { return nil }
    }
}

/// An HTTP request's end: an answer, or how the connection failed.
package enum HTTPOutcome: Equatable, Sendable {
    case answered(HTTPFacts)
    case failed(ExchangeFailure)
}

/// Why a request got no answer.
package enum ExchangeFailure: Error, Equatable, Sendable {
    case resolve(String)
    case connect(String)
    case tls(String)
    case certificate(String)
    case proxy(String)
    /// The connection ended before a whole answer.
    case closed(String)
    case timedOut
    /// The bytes were no HTTP answer.
    case malformed(String)
    /// The answer was larger than the cap.
    case tooLarge(limit: Int)
    case interrupted
    /// libcurl is not installed or cannot do it.
    case unavailable(String)
    /// The request itself cannot be sent.
    case unsendable(String)
}
