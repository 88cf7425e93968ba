/// A server that speaks HTTP/2 where HTTP/1.1 was asked.
package enum HTTP2 {
    /// How an experiment that met it says so.
    package static let words = "HTTP/2 frames"

    /// Whether the bytes are a SETTINGS frame, with which a server begins (RFC 9113 section 3.4).
    package static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 9 && bytes[0] == 0 && bytes[1] == 0 && bytes[3] == 4 && bytes[5...8].allSatisfy { $0 == 0 }
    }
}
