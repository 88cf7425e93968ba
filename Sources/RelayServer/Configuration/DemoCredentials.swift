import RelayBytes

/// A user and a secret made up for one run, so that the built-in `demo` profile needs no settings.
package struct DemoCredentials: Sendable {
    package let user: RelayUser
    package let secret: Secret

    package init(using random: inout some RandomNumberGenerator) {
        user = RelayUser(id: 1, name: "testuser", password: Secret(Self.text(bytes: 18, using: &random)))
        secret = Secret(Self.text(bytes: 48, using: &random))
    }

    /// A relay of this user alone.
    package var configuration: RelayConfiguration { RelayConfiguration(users: [user], secret: secret) }

    private static func text(bytes count: Int, using random: inout some RandomNumberGenerator) -> String {
        Base64URL.encode((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
}
