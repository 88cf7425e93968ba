import RelayBytes

/// One member of `Sec-WebSocket-Extensions` (RFC 6455 section 9.1): a name and its parameters in order.
package struct WebSocketExtension: Equatable, Sendable {
    /// A parameter of an extension, with its value if it has one.
    package struct Parameter: Equatable, Sendable {
        package let name: String
        package let value: String?

        package init(_ name: String, _ value: String? = nil) {
            self.name = name
            self.value = value
        }
    }

    package let name: String
    package let parameters: [Parameter]

    package init(_ name: String, _ parameters: [Parameter] = []) {
        self.name = name
        self.parameters = parameters
    }
}

extension WebSocketExtension: CustomStringConvertible {
    package var description: String {
        parameters.reduce(name) { text, parameter in
            "\(text); \(parameter.name)" + (parameter.value.map { "=\($0)" } ?? "")
        }
    }
}
