import RelayBytes

/// One field of a response head, as it came: the name in its own case, the value without the space around it.
package struct HTTPField: Equatable, Sendable {
    package let name: String
    /// Not fit for a terminal; bytes that are not UTF-8 are U+FFFD.
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// One field of a request. A secret value is put together only when it is handed to the wire.
package struct HTTPRequestField: Equatable, Sendable {
    package enum Value: Equatable, Sendable {
        case text(String)
        /// `Bearer ` and a token.
        case secret(prefix: String, Secret)
    }

    package let name: String
    package let value: Value

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = .text(value)
    }

    package init(_ name: String, prefix: String = "", _ secret: Secret) {
        self.name = name
        self.value = .secret(prefix: prefix, secret)
    }
}
