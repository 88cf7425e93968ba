import RelayBytes

/// The token in use and where it came from.
package struct GivenToken: Equatable, Sendable {
    package var token: Secret
    /// `--token-file`, `RELAYCTL_TOKEN`, `login`, `saved login of testuser`.
    package var source: String

    package init(token: Secret, source: String) {
        self.token = token
        self.source = source
    }
}
