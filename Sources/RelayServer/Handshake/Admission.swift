import RelayFrames

/// The terms on which a handshake is accepted.
struct Admission: Equatable, Sendable {
    /// Nil in echo mode, and where the session is only opened to be closed.
    var room: String?
    var user: String?
    /// The 101, byte for byte.
    var response: [UInt8]
    /// What the 101 says of permessage-deflate.
    var deflate: DeflateAgreement?
    /// A close code that is sent right after the 101.
    var closeAtOnce: UInt16?
}
