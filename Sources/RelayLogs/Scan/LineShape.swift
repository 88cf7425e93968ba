import CScan

/// What the shape of a line says before any grammar reads it: the commonest lines are told by a few bytes at known
/// places, everything else is `other`.
enum LineShape {
    /// An HTTP request in Daphne's access log.
    static let access: UInt8 = 0
    /// A line of nginx's access log.
    static let proxyAccess: UInt8 = 1
    /// A line of a logger at INFO that no grammar knows.
    static let unrecognised: UInt8 = 2
    /// It begins with a blank, and not as a line that the grammar may know: a line of a stack.
    static let stack: UInt8 = 3
    /// The grammar has to read it.
    static let other: UInt8 = 4
    /// A line of Daphne's access log for a handshake, by its last word.
    static let handshake: UInt8 = 5
    /// A line at INFO whose message, at byte 33, may be one of the document's.
    static let message: UInt8 = 6
    /// It lies outside of the window.
    static let outside: UInt8 = 7
    static let connecting: UInt8 = 8
    static let accepted: UInt8 = 9
    static let rejected: UInt8 = 10
    static let closed: UInt8 = 11
    static let authSuccess: UInt8 = 12
    static let appConnected: UInt8 = 13
    static let appDisconnected: UInt8 = 14

    /// Added to a shape whose line has to be looked at once more.
    static let flag: UInt8 = 0x80

    /// Where a message begins behind `2026-11-22 06:51:20,728 INFO     `.
    static let messagePlace = Int(CSCAN_MESSAGE)
    /// Where the word of a handshake begins, without its W, behind the address: ` - - [22/Nov/2026:06:51:20] "W`.
    static let handshakePlace = 30
    /// So many bytes behind the beginning of a line are looked at at most, whatever its length: those of the pattern, or 16
    /// behind the place of a handshake, or 32 behind a sign and the word that a message begins with.
    static let reach = max(Int(CSCAN_REACH), 32 + handshakePlace + 16, messagePlace + 4 + 5 + 32)

    /// Whether lines of the shape have a stamp at a known place.
    @inline(__always) static func isStamped(_ shape: UInt8) -> Bool {
        0b0111_1111_0110_0111 >> UInt32(shape & 0x7f) & 1 != 0
    }

    /// Whether the stamp of such a line is that of a logger; else it is that of an access log.
    @inline(__always) static func isLogger(_ shape: UInt8) -> Bool {
        0b0111_0000_0100_0100 >> UInt32(shape & 0x7f) & 1 != 0
    }
}
