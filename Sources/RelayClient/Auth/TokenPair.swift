import RelayBytes

/// What a login or a refresh gives.
package struct TokenPair: Equatable, Sendable {
    package let access: Secret
    /// Absent from a refresh without rotation.
    package let refresh: Secret?

    package init(access: Secret, refresh: Secret?) {
        self.access = access
        self.refresh = refresh
    }
}
