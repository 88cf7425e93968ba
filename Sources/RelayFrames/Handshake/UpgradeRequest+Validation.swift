import RelayBytes

extension UpgradeRequest {
    /// Refuses whatever could smuggle a line into the head, and subprotocols that are no distinct tokens.
    package func validate() throws(UpgradeRequestFault) {
        try validateTarget()
        try validateHost()
        if let origin { try validateValue(origin.utf8, .origin) }
        if let userAgent { try validateValue(userAgent.utf8, .userAgent) }
        if let authorization { try validateValue(authorization.reveal(), .authorization) }
        if let cookie { try validateValue(cookie.reveal(), .cookie) }
        for (index, subprotocol) in subprotocols.enumerated() {
            try validateToken(subprotocol, .subprotocol(index))
            // Section 4.1: "The elements that comprise this value MUST all be unique strings".
            if !mayRepeatSubprotocols, subprotocols[..<index].contains(subprotocol) {
                throw UpgradeRequestFault(.subprotocol(index), .duplicate)
            }
        }
        try validateExtraFields()
    }

    private func validateTarget() throws(UpgradeRequestFault) {
        try validateValue(target.utf8, .target)
        guard target.utf8.first == 0x2f else { throw UpgradeRequestFault(.target, .noSlash) }
        for (offset, byte) in target.utf8.enumerated() {
            if byte == 0x23 { throw UpgradeRequestFault(.target, .fragment) }
            guard byte > 0x20, byte < 0x7f else { throw UpgradeRequestFault(.target, .invalidByte(offset: offset)) }
        }
    }

    private func validateHost() throws(UpgradeRequestFault) {
        guard !host.isEmpty else { throw UpgradeRequestFault(.host, .empty) }
        try validateValue(host.utf8, .host)
        for (offset, byte) in host.utf8.enumerated() {
            // No reg-name, address or port has these (RFC 3986 section 3.2.2); `%` could hide any of them.
            let isWrong = byte <= 0x20 || byte >= 0x7f || "/\\?#@%\"<>,".utf8.contains(byte)
            if isWrong { throw UpgradeRequestFault(.host, .invalidByte(offset: offset)) }
        }
    }

    private func validateExtraFields() throws(UpgradeRequestFault) {
        let own = fields.dropLast(extraFields.count).map(\.name.asciiLowercased)
        for field in extraFields {
            try validateToken(field.name, .headerName(field.name))
            try validateValue(field.valueBytes, .headerValue(field.name))
            let name = field.name.asciiLowercased
            if ["connection", "upgrade", "host", "content-length", "transfer-encoding"].contains(name)
                || name.hasPrefix("sec-websocket-")
            {
                throw UpgradeRequestFault(.headerName(field.name), .reserved)
            }
            if own.contains(name) { throw UpgradeRequestFault(.headerName(field.name), .duplicate) }
        }
    }

    private func validateToken(_ text: String, _ part: UpgradeRequestFault.Part) throws(UpgradeRequestFault) {
        guard !text.isEmpty else { throw UpgradeRequestFault(part, .empty) }
        try validateValue(text.utf8, part)
        for (offset, byte) in text.utf8.enumerated() where !ASCII.isToken(byte) {
            throw UpgradeRequestFault(part, .notToken(offset: offset))
        }
    }

    private func validateValue(
        _ bytes: some Sequence<UInt8>, _ part: UpgradeRequestFault.Part
    ) throws(UpgradeRequestFault) {
        for (offset, byte) in bytes.enumerated() where ASCII.isControl(byte) && byte != 0x09 {
            throw UpgradeRequestFault(part, .controlCharacter(offset: offset))
        }
    }
}
