/// What both sides agreed on for permessage-deflate (RFC 7692 section 7.1).
package struct DeflateAgreement: Equatable, Sendable {
    package let serverNoContextTakeover: Bool
    package let clientNoContextTakeover: Bool
    /// 8...15
    package let serverMaxWindowBits: Int
    /// 8...15
    package let clientMaxWindowBits: Int
    /// The offer named a server window of 15, so the response must name it too.
    package let namesWholeServerWindow: Bool

    package init(
        serverNoContextTakeover: Bool = false, clientNoContextTakeover: Bool = false, serverMaxWindowBits: Int = 15,
        clientMaxWindowBits: Int = 15, namesWholeServerWindow: Bool = false
    ) {
        self.serverNoContextTakeover = serverNoContextTakeover
        self.clientNoContextTakeover = clientNoContextTakeover
        self.serverMaxWindowBits = serverMaxWindowBits
        self.clientMaxWindowBits = clientMaxWindowBits
        self.namesWholeServerWindow = namesWholeServerWindow
    }

    /// The client's view: what the server's response makes of the offer.
    package init(response member: WebSocketExtension, to offer: DeflateOffer) throws(DeflateFault) {
        let parameters = try DeflateParameters(member)
        if offer.serverNoContextTakeover, !parameters.serverNoContextTakeover {
            throw .notAccepted(DeflateParameters.serverTakeover)
        }
        serverNoContextTakeover = parameters.serverNoContextTakeover
        clientNoContextTakeover = parameters.clientNoContextTakeover
        serverMaxWindowBits = try Self.serverBits(parameters.serverMaxWindowBits, offer)
        clientMaxWindowBits = try Self.clientBits(parameters.clientMaxWindowBits, offer)
        namesWholeServerWindow = offer.serverMaxWindowBits == 15 && serverMaxWindowBits == 15
    }

    /// Section 7.1.2.1: the response has "the same or smaller value as the offer".
    private static func serverBits(_ response: Int??, _ offer: DeflateOffer) throws(DeflateFault) -> Int {
        guard let present = response else {
            if offer.serverMaxWindowBits != nil { throw .notAccepted(DeflateParameters.serverBits) }
            return 15
        }
        guard let bits = present else { throw .missingValue(DeflateParameters.serverBits) }
        if let offered = offer.serverMaxWindowBits, bits > offered {
            throw .windowTooLarge(DeflateParameters.serverBits)
        }
        return bits
    }

    /// Section 7.1.2.2: without the parameter in the offer the response "MUST NOT include" it.
    private static func clientBits(_ response: Int??, _ offer: DeflateOffer) throws(DeflateFault) -> Int {
        let most =
            switch offer.clientMaxWindowBits {
            case .limited(let bits): bits
            case .absent, .allowed: 15
            }
        guard let present = response else { return most }
        guard offer.clientMaxWindowBits != .absent else { throw .notOffered(DeflateParameters.clientBits) }
        guard let bits = present else { throw .missingValue(DeflateParameters.clientBits) }
        guard bits <= most else { throw .windowTooLarge(DeflateParameters.clientBits) }
        return bits
    }

    /// The server's view: the agreement that accepts an offer as it stands (sections 7.1.1 and 7.1.2).
    package init(accepting offer: DeflateOffer) {
        serverNoContextTakeover = offer.serverNoContextTakeover
        clientNoContextTakeover = offer.clientNoContextTakeover
        serverMaxWindowBits = offer.serverMaxWindowBits ?? 15
        namesWholeServerWindow = offer.serverMaxWindowBits == 15
        clientMaxWindowBits = if case .limited(let bits) = offer.clientMaxWindowBits { bits } else { 15 }
    }

    /// The agreement as a member of the response's header.
    package var member: WebSocketExtension {
        var parameters: [WebSocketExtension.Parameter] = []
        if serverNoContextTakeover { parameters.append(.init(DeflateParameters.serverTakeover)) }
        if clientNoContextTakeover { parameters.append(.init(DeflateParameters.clientTakeover)) }
        // Section 7.1.2.1: a server accepts this parameter by including it.
        if serverMaxWindowBits < 15 || namesWholeServerWindow {
            parameters.append(.init(DeflateParameters.serverBits, String(serverMaxWindowBits)))
        }
        if clientMaxWindowBits < 15 {
            parameters.append(.init(DeflateParameters.clientBits, String(clientMaxWindowBits)))
        }
        return WebSocketExtension(DeflateOffer.name, parameters)
    }
}
