import RelayFrames

/// A message to be sent.
package struct OutgoingMessage: Equatable, Sendable {
    package let opcode: Opcode
    package let payload: [UInt8]

    package init(_ opcode: Opcode, _ payload: [UInt8]) {
        self.opcode = opcode
        self.payload = payload
    }

    /// A text message.
    package init(_ text: String) { self.init(.text, Array(text.utf8)) }
}
