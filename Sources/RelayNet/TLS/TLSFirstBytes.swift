import Glibc

/// What the peer's first bytes are, looked at and left where they are.
enum TLSFirstBytes: Equatable {
    case nothing
    case ended(errno: Int32)
    /// The head of a handshake or alert record (RFC 8446 section 5.1).
    case record
    case foreign([UInt8])

    static func peek(_ descriptor: Int32) -> TLSFirstBytes {
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = unsafe bytes.withUnsafeMutableBytes { room in
                unsafe recv(descriptor, room.baseAddress, room.count, Int32(MSG_PEEK))
            }
            switch count {
            case 1...: return judge(Array(bytes[..<count]))
            case 0: return .ended(errno: 0)
            default:
                if errno == EINTR { continue }
                return errno == EAGAIN ? .nothing : .ended(errno: errno)
            }
        }
    }

    static func judge(_ bytes: [UInt8]) -> TLSFirstBytes {
        let isRecord = (bytes[0] == 21 || bytes[0] == 22) && (bytes.count < 2 || bytes[1] == 3)
        return isRecord ? .record : .foreign(bytes)
    }
}
