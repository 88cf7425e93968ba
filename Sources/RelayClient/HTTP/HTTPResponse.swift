import RelayBytes

/// What an HTTP server answered.
package struct HTTPResponse: Equatable, Sendable {
    package enum BodyEnd: Equatable, Sendable {
        case complete
        /// It is longer than what is kept of it.
        case atLimit
        /// The connection ended, or the chunks made no sense, before the announced length.
        case early
    }

    package let head: HTTPResponseHead
    /// As it came on the wire, less the chunking.
    package var body: [UInt8]
    package let bodyEnd: BodyEnd
    /// Where a redirect points, as an absolute URL. It was not followed.
    package let redirect: String?

    package init(head: HTTPResponseHead, body: [UInt8], bodyEnd: BodyEnd = .complete, redirect: String? = nil) {
        self.head = head
        self.body = body
        self.bodyEnd = bodyEnd
        self.redirect = redirect
    }

    package var status: Int { head.status }

    /// What the server says it is.
    package var server: String? { head["server"] }

    /// The media type without its parameters, in lower case.
    package var mediaType: String? {
        head["content-type"].map { String($0.prefix { $0 != ";" }).trimmedOWS.asciiLowercased }
    }
}
