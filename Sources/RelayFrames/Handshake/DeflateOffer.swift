/// A client's offer of permessage-deflate (RFC 7692 section 7.1).
package struct DeflateOffer: Equatable, Sendable {
    /// Whether, and how far, the server may limit the client's window (section 7.1.2.2).
    package enum ClientWindow: Equatable, Sendable {
        /// Not mentioned: the server may not set it.
        case absent
        /// Without a value: the server may set it.
        case allowed
        /// With a value, which is the most that the client will use.
        case limited(Int)
    }

    package static let name = "permessage-deflate"

    package var serverNoContextTakeover: Bool
    package var clientNoContextTakeover: Bool
    /// 8...15
    package var serverMaxWindowBits: Int?
    package var clientMaxWindowBits: ClientWindow

    package init(
        serverNoContextTakeover: Bool = false, clientNoContextTakeover: Bool = false, serverMaxWindowBits: Int? = nil,
        clientMaxWindowBits: ClientWindow = .absent
    ) {
        self.serverNoContextTakeover = serverNoContextTakeover
        self.clientNoContextTakeover = clientNoContextTakeover
        self.serverMaxWindowBits = serverMaxWindowBits
        self.clientMaxWindowBits = clientMaxWindowBits
    }

    /// `permessage-deflate; client_max_window_bits`
    package static let browser = DeflateOffer(clientMaxWindowBits: .allowed)

    /// The offer that a request makes.
    package init(_ member: WebSocketExtension) throws(DeflateFault) {
        let parameters = try DeflateParameters(member)
        if let bits = parameters.serverMaxWindowBits, bits == nil { throw .missingValue(DeflateParameters.serverBits) }
        self.init(
            serverNoContextTakeover: parameters.serverNoContextTakeover,
            clientNoContextTakeover: parameters.clientNoContextTakeover,
            serverMaxWindowBits: parameters.serverMaxWindowBits ?? nil,
            clientMaxWindowBits: parameters.clientMaxWindowBits.map { $0.map(ClientWindow.limited) ?? .allowed }
                ?? .absent)
    }

    /// The offer as a member of the header.
    package var member: WebSocketExtension {
        var parameters: [WebSocketExtension.Parameter] = []
        if serverNoContextTakeover { parameters.append(.init(DeflateParameters.serverTakeover)) }
        if clientNoContextTakeover { parameters.append(.init(DeflateParameters.clientTakeover)) }
        if let serverMaxWindowBits {
            parameters.append(.init(DeflateParameters.serverBits, String(serverMaxWindowBits)))
        }
        switch clientMaxWindowBits {
        case .absent: break
        case .allowed: parameters.append(.init(DeflateParameters.clientBits))
        case .limited(let bits): parameters.append(.init(DeflateParameters.clientBits, String(bits)))
        }
        return WebSocketExtension(Self.name, parameters)
    }
}

extension DeflateOffer: CustomStringConvertible {
    package var description: String { member.description }
}
