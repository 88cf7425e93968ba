import RelayBytes

/// What was wrong with an answer.
package struct UnexpectedAnswer: Equatable, Sendable {
    package enum Kind: Error, Equatable, Sendable {
        case empty
        case html
        case notJSON(JSONFault)
        case notAnObject
        /// The member is absent, or no text.
        case missing(member: String)
        /// Longer than what is kept of a body.
        case tooLarge(limit: Int)
        /// The connection ended inside the body.
        case endedEarly
        /// A coding that was not asked for, such as `gzip`.
        case encoded(String)
        /// A status that answers no such request: 1xx, 206.
        case status
    }

    package let status: Int
    package let kind: Kind

    package init(status: Int, kind: Kind) {
        self.status = status
        self.kind = kind
    }
}
