/// How much of an HTTP head is read before it is given up.
package struct HeadLimits: Equatable, Sendable {
    /// Bytes of the whole head, the interim responses before it included.
    package var bytes: Int
    /// Bytes of one line.
    package var lineBytes: Int
    package var fields: Int

    package init(bytes: Int = 65_536, lineBytes: Int = 8_192, fields: Int = 128) {
        self.bytes = bytes
        self.lineBytes = lineBytes
        self.fields = fields
    }
}
