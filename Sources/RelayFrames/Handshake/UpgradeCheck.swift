import RelayBytes

/// The client's check of a 101 response (RFC 6455 section 4.1, "the client MUST validate the server's response").
package struct UpgradeCheck: Equatable, Sendable {
    /// All that is wrong, in the order of the RFC's list.
    package private(set) var violations: [HandshakeViolation] = []
    /// The subprotocol that the server selected, if it was offered.
    package private(set) var subprotocol: String?
    package private(set) var deflate: DeflateAgreement?

    package init(_ head: ResponseHead, answering request: UpgradeRequest) {
        checkHead(head)
        checkUpgrade(head.fields)
        checkAccept(head.fields, request.key)
        checkExtensions(head.fields, request.deflate)
        if request.requiresDeflate, deflate == nil, !violations.contains(where: \.isOfDeflate) {
            violations.append(.compressionNotAgreed)
        }
        checkSubprotocol(head.fields, request)
    }

    private mutating func checkHead(_ head: ResponseHead) {
        if head.remarks.contains(.bareLineFeed) { violations.append(.bareLineFeed) }
        if head.version != .http11 { violations.append(.version(head.version)) }
        if head.reasonBytes.contains(where: { ASCII.isControl($0) && $0 != 0x09 }) { violations.append(.reasonPhrase) }
        let lengths = head.fields.values("Content-Length")
        if head.fields.contains("Transfer-Encoding") || lengths.contains(where: { $0 != "0" }) {
            violations.append(.body)
        }
    }

    private mutating func checkUpgrade(_ fields: HeaderFields) {
        let upgrade = fields.values("Upgrade")
        if upgrade.isEmpty {
            violations.append(.upgradeMissing)
        } else if upgrade.count > 1 || !upgrade[0].equalsIgnoringASCIICase("websocket") {
            violations.append(.upgrade(upgrade))
        }
        let connection = fields.members("Connection")
        if !fields.contains("Connection") {
            violations.append(.connectionMissing)
        } else if !connection.contains(where: { $0.equalsIgnoringASCIICase("upgrade") }) {
            violations.append(.connection(connection))
        }
    }

    private mutating func checkAccept(_ fields: HeaderFields, _ key: WebSocketKey) {
        let values = fields.values("Sec-WebSocket-Accept")
        switch values.count {
        case 0: violations.append(.acceptMissing)
        case 1 where values[0] != key.accept:
            violations.append(.acceptMismatch(expected: key.accept, received: values[0]))
        case 1: break
        default: violations.append(.acceptRepeated(values.count))
        }
    }

    private mutating func checkExtensions(_ fields: HeaderFields, _ offer: DeflateOffer?) {
        for value in fields.values("Sec-WebSocket-Extensions") {
            do throws(Extensions.Fault) {
                for member in try Extensions.parse(value) { checkExtension(member, offer) }
            } catch {
                violations.append(.extensionSyntax(value))
            }
        }
    }

    private mutating func checkExtension(_ member: WebSocketExtension, _ offer: DeflateOffer?) {
        guard let offer, member.name == DeflateOffer.name else {
            violations.append(.extensionNotOffered(member.name))
            return
        }
        guard deflate == nil else {
            violations.append(.extensionRepeated(member.name))
            return
        }
        do throws(DeflateFault) {
            deflate = try DeflateAgreement(response: member, to: offer)
        } catch {
            violations.append(.deflate(error))
        }
    }

    private mutating func checkSubprotocol(_ fields: HeaderFields, _ request: UpgradeRequest) {
        let values = fields.values("Sec-WebSocket-Protocol")
        switch values.count {
        case 0:
            if !request.subprotocols.isEmpty, request.subprotocolPolicy == .browser {
                violations.append(.subprotocolNotSelected)
            }
        case 1 where request.subprotocols.contains(values[0]): subprotocol = values[0]
        case 1: violations.append(.subprotocolNotOffered(values[0]))
        default: violations.append(.subprotocolRepeated(values.count))
        }
    }
}

extension HandshakeViolation {
    /// It already says why nothing was agreed.
    fileprivate var isOfDeflate: Bool { if case .deflate = self { true } else { false } }
}
