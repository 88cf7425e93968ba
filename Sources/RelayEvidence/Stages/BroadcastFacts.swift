/// Messages sent over further connections, and who heard them.
package struct BroadcastFacts: Equatable, Sendable {
    /// One message each over a connection of its own, and whether the first connection heard it.
    package let pairs: [RoundTrip]
    /// How the second user's login went, if there is one; the pairs then send as that user.
    package let secondLogin: LoginFacts?
    /// The backends of `--direct`, if there are any.
    package let backends: BackendMatrix?

    package init(pairs: [RoundTrip], secondLogin: LoginFacts? = nil, backends: BackendMatrix? = nil) {
        self.pairs = pairs
        self.secondLogin = secondLogin
        self.backends = backends
    }
}
