/// A token, a password or a key: bytes that cannot be printed by accident.
///
/// Interpolating, dumping or encoding one shows a placeholder. The bytes leave only through `reveal`, whose callers
/// `SecretCallersTests` lists.
package struct Secret: Equatable, Sendable {
    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package init(_ text: String) { bytes = Array(text.utf8) }

    package var count: Int { bytes.count }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Gives the bytes out, to be sent or computed with and never to be shown.
    package func reveal() -> [UInt8] { bytes }

    /// Gives the bytes out as text; bytes that are not UTF-8 become U+FFFD.
    package func revealText() -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<secret>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
