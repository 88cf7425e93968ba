import RelayBytes

/// A user who may log in.
package struct RelayUser: Equatable, Sendable {
    package var id: Int
    package var name: String
    package var password: Secret
    package var isActive: Bool

    package init(id: Int, name: String, password: Secret, isActive: Bool = true) {
        self.id = id
        self.name = name
        self.password = password
        self.isActive = isActive
    }
}
