import RelayBytes

/// How binary messages are written as text (`--binary-as`).
package enum BinaryText: String, CaseIterable, Equatable, Sendable {
    case hex, base64

    /// The bytes as text.
    package func encode(_ bytes: [UInt8]) -> String {
        switch self {
        case .hex: Hex.encode(bytes)
        case .base64: Base64.encode(bytes)
        }
    }
}
