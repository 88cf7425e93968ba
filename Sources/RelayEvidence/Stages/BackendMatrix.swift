/// One connection to the target and one to each backend: who heard whose message.
package struct BackendMatrix: Equatable, Sendable {
    /// Whom one connection goes to.
    package struct Member: Equatable, Sendable {
        /// The origin of the connection's address: `http://127.0.0.1:8001`.
        package let name: String
        /// Why there was no connection to it.
        package let absence: String?

        package init(name: String, absence: String?) {
            self.name = name
            self.absence = absence
        }
    }

    /// The target first.
    package let members: [Member]
    /// `heard[sender][listener]` is the time from sending to hearing; nil: not heard.
    package let heard: [[Duration?]]
    /// How long was waited at most.
    package let waited: Duration

    package init(members: [Member], heard: [[Duration?]], waited: Duration) {
        self.members = members
        self.heard = heard
        self.waited = waited
    }

    /// A sender, a listener, and the time from one to the other.
    package struct Link: Equatable, Sendable {
        package let from: String
        package let to: String
        package let after: Duration?
    }

    /// Every pair of different members that have a connection.
    package var links: [Link] {
        members.indices.flatMap { sender in
            members.indices.compactMap { listener -> Link? in
                guard sender != listener, members[sender].absence == nil, members[listener].absence == nil else {
                    return nil
                }
                return Link(from: members[sender].name, to: members[listener].name, after: heard[sender][listener])
            }
        }
    }

    /// Whether everyone is there and heard everyone.
    package var isWhole: Bool {
        members.allSatisfy { $0.absence == nil } && heard.allSatisfy { $0.allSatisfy { $0 != nil } }
    }
}
