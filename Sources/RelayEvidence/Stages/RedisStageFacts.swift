import RelayBytes

/// What the Redis behind the channel layer showed, and whether a probe that joins a room is seen in it.
package struct RedisStageFacts: Equatable, Sendable {
    /// The members of the room's group around a join of ours.
    package struct Members: Equatable, Sendable {
        package let key: String
        package let before: Int64?
        package let after: Int64?

        package init(key: String, before: Int64?, after: Int64?) {
            self.key = key
            self.before = before
            self.after = after
        }

        /// Same server, same database, same prefix: the join was counted.
        package var rose: Bool? {
            guard let before, let after else { return nil }
            return after > before
        }
    }

    package let inspection: RedisFacts
    /// Nil when no session was open to join from.
    package let members: Members?
    /// `--redis`, `profile`, `a stand-in`.
    package let source: String

    package init(inspection: RedisFacts, members: Members?, source: String) {
        self.inspection = inspection
        self.members = members
        self.source = source
    }
}
