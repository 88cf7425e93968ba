/// What a frame carries (RFC 6455 section 5.2).
package enum Opcode: UInt8, Equatable, Sendable, CaseIterable {
    case continuation = 0x0
    case text = 0x1
    case binary = 0x2
    case close = 0x8
    case ping = 0x9
    case pong = 0xa

    /// Control frames have the top bit of the opcode set (section 5.5).
    package var isControl: Bool { rawValue & 0x8 != 0 }
}

extension Opcode: CustomStringConvertible {
    package var description: String {
        switch self {
        case .continuation: "continuation"
        case .text: "text"
        case .binary: "binary"
        case .close: "close"
        case .ping: "ping"
        case .pong: "pong"
        }
    }
}
