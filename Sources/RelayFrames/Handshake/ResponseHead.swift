/// The head of an HTTP response: status line and fields, as they came.
package struct ResponseHead: Equatable, Sendable {
    package let version: HTTPVersion
    package let status: Int
    /// The reason phrase; it may be empty and need not be UTF-8.
    package let reasonBytes: [UInt8]
    package let fields: HeaderFields
    package let remarks: HeadRemarks

    package init(
        version: HTTPVersion = .http11, status: Int, reasonBytes: [UInt8], fields: HeaderFields,
        remarks: HeadRemarks = []
    ) {
        self.version = version
        self.status = status
        self.reasonBytes = reasonBytes
        self.fields = fields
        self.remarks = remarks
    }

    package init(status: Int, reason: String, fields: HeaderFields = []) {
        self.init(status: status, reasonBytes: Array(reason.utf8), fields: fields)
    }

    /// The reason phrase as text; bytes that are not UTF-8 become U+FFFD.
    package var reason: String { String(decoding: reasonBytes, as: UTF8.self) }

    /// A response before the final one (RFC 9110 section 15.2); 101 is final here.
    package var isInterim: Bool { status / 100 == 1 && status != 101 }
}
