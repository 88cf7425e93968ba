/// What is wrong with the parameters of permessage-deflate (RFC 7692 section 7.1).
package enum DeflateFault: Error, Equatable, Sendable {
    case unknownParameter(String)
    case duplicateParameter(String)
    /// A parameter without a value has one.
    case unexpectedValue(String)
    /// A parameter that needs a value has none.
    case missingValue(String)
    /// Not a decimal number of 8...15 without leading zeros.
    case windowBits(parameter: String, value: String)
    /// The response holds a parameter that the offer did not allow.
    case notOffered(String)
    /// The response lacks a parameter that accepting the offer demands.
    case notAccepted(String)
    /// The response's window is larger than the offer's.
    case windowTooLarge(String)
}

extension DeflateFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownParameter(let name): "unknown parameter \(name)"
        case .duplicateParameter(let name): "parameter \(name) occurs twice"
        case .unexpectedValue(let name): "parameter \(name) has a value"
        case .missingValue(let name): "parameter \(name) has no value"
        case .windowBits(let name, let value): "parameter \(name) is \(value), not 8 to 15"
        case .notOffered(let name): "parameter \(name) was not offered"
        case .notAccepted(let name): "parameter \(name) was offered and not accepted"
        case .windowTooLarge(let name): "parameter \(name) exceeds the offer"
        }
    }
}
