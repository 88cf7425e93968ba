import RelayBytes

/// A user name and password for the login.
package struct Credentials: Equatable, Sendable {
    package var username: String
    package var password: Secret

    package init(username: String, password: Secret) {
        self.username = username
        self.password = password
    }
}
