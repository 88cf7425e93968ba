/// The words of Daphne's access log for a handshake.
enum HandshakeWord {
    /// Which of `SCONNECTING `, `SCONNECT `, `SREJECT /` and `SDISCONNECT ` sixteen bytes begin with, in the order of the
    /// shapes and of the classes; nil if it is none of them.
    ///
    /// Which one follows which cannot be foretold, so the words are told apart by two bytes, without a branch.
    @inline(__always) static func step(_ first: UInt64, _ rest: UInt64) -> UInt8? {
        let (step, word, mask, end): (UInt8, UInt64, UInt64, UInt64) =
            switch first >> 8 & 0b11 | rest << 2 & 0b100 {
            case 0b111: (0, 0x5443_454e_4e4f_4353, 0xffff_ffff, 0x2047_4e49)
            case 0b011: (1, 0x5443_454e_4e4f_4353, 0xff, 0x20)
            case 0b110: (2, 0x2054_4345_4a45_5253, 0xff, 0x2f)
            case 0b100: (3, 0x4e4e_4f43_5349_4453, 0xffff_ffff, 0x2054_4345)
            default: (4, 1, 0, 1)
            }
        return (first ^ word) | (rest & mask ^ end) == 0 ? step : nil
    }
}
