import RelayBytes
import RelayFrames

/// A request of HTTP/1.x with its whole body.
package struct ReceivedRequest: Equatable, Sendable {
    package let head: RequestHead
    package var body: [UInt8]

    package init(head: RequestHead, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }

    package var method: String { head.method }

    /// The target before its query. An absolute target counts by its path (RFC 9112 section 3.2.2).
    package var path: String {
        let path = head.path
        guard !path.hasPrefix("/"), let scheme = path.firstIndex(of: "/") else { return path }
        let authority = path[scheme...].drop { $0 == "/" }
        return authority.firstIndex(of: "/").map { String(authority[$0...]) } ?? "/"
    }

    package var query: String? { head.query }

    /// The value of the first field of that name, in any case.
    package func field(_ name: String) -> String? { head.fields[name] }

    /// Whether the client waits for another answer on the same connection (RFC 9112 section 9.3).
    package var keepsAlive: Bool {
        let connection = head.fields.members("connection")
        return head.version == .http11 && !connection.contains { $0.equalsIgnoringASCIICase("close") }
    }
}
