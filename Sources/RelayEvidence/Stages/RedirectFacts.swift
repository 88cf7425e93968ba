/// One redirect of an opening handshake that was followed.
package struct RedirectFacts: Equatable, Sendable {
    /// 301, 302, 303, 307 or 308.
    package let status: Int
    /// The address that redirected, with credentials masked.
    package let from: String
    /// Where it led, with credentials masked.
    package let to: String
    /// Whether it left the origin, so that no credentials went along.
    package let leavesOrigin: Bool

    package init(status: Int, from: String, to: String, leavesOrigin: Bool) {
        self.status = status
        self.from = from
        self.to = to
        self.leavesOrigin = leavesOrigin
    }
}

/// Why a redirect was not followed, although it was to be.
package enum RedirectRefusal: Equatable, Sendable {
    /// The answer has no Location.
    case noLocation
    /// The Location is no address of a WebSocket, and why.
    case unusable(String)
    /// So many were followed before.
    case limit(Int)
    /// It leads back to an address that was asked before.
    case circle
}
