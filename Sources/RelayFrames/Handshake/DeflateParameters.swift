import RelayBytes

/// The parameters of permessage-deflate as they were written, each well-formed and at most once (RFC 7692 section 7.1).
struct DeflateParameters: Equatable, Sendable {
    static let serverTakeover = "server_no_context_takeover"
    static let clientTakeover = "client_no_context_takeover"
    static let serverBits = "server_max_window_bits"
    static let clientBits = "client_max_window_bits"

    var serverNoContextTakeover = false
    var clientNoContextTakeover = false
    /// The outer optional: is it there; the inner: has it a value.
    var serverMaxWindowBits: Int??
    var clientMaxWindowBits: Int??

    init(_ member: WebSocketExtension) throws(DeflateFault) {
        var seen: [String] = []
        for parameter in member.parameters {
            let name = parameter.name
            if seen.contains(name) { throw .duplicateParameter(name) }
            seen.append(name)
            switch name {
            case Self.serverTakeover, Self.clientTakeover:
                guard parameter.value == nil else { throw .unexpectedValue(name) }
                if name == Self.serverTakeover {
                    serverNoContextTakeover = true
                } else {
                    clientNoContextTakeover = true
                }
            case Self.serverBits: serverMaxWindowBits = .some(try Self.bits(parameter))
            case Self.clientBits: clientMaxWindowBits = .some(try Self.bits(parameter))
            default: throw .unknownParameter(name)
            }
        }
    }

    /// Sections 7.1.2.1 and 7.1.2.2: "a decimal integer value without leading zeroes between 8 to 15".
    private static func bits(_ parameter: WebSocketExtension.Parameter) throws(DeflateFault) -> Int? {
        guard let value = parameter.value else { return nil }
        guard value.utf8.allSatisfy(ASCII.isDigit), value.utf8.first != 0x30, let bits = Int(value),
            (8...15).contains(bits)
        else { throw .windowBits(parameter: parameter.name, value: value) }
        return bits
    }
}
