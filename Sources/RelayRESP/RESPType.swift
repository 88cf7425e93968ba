/// The first byte of a RESP value.
enum RESPType: UInt8, Equatable, Sendable {
    case simpleString = 0x2b  // +
    case error = 0x2d  // -
    case integer = 0x3a  // :
    case bulkString = 0x24  // $
    case array = 0x2a  // *

    case null = 0x5f  // _
    case boolean = 0x23  // #
    case double = 0x2c  // ,
    case bigNumber = 0x28  // (
    case bulkError = 0x21  // !
    case verbatim = 0x3d  // =
    case map = 0x25  // %
    case set = 0x7e  // ~
    case push = 0x3e  // >
    case attribute = 0x7c  // |

    /// The count is one of pairs.
    var isPairs: Bool { self == .map || self == .attribute }

    /// The container's value; nil for an attribute, which stands for none.
    func value(of elements: [RESPValue]) -> RESPValue? {
        switch self {
        case .set: .set(elements)
        case .push: .push(elements)
        case .attribute: nil
        case .map:
            .map(
                stride(from: 0, to: elements.count - 1, by: 2).map {
                    RESPPair(key: elements[$0], value: elements[$0 + 1])
                })
        default: .array(elements)
        }
    }
}
