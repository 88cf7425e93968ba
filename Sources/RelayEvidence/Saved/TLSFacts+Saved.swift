import RelayBytes

extension TLSFacts: SavedFact {
    var saved: JSONValue {
        [
            "version": version.saved, "cipher": cipher.saved, "alpn": selectedALPN.saved,
            "server_name": serverName.saved, "verification": verification.saved, "chain": chain.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            version: try saved.fact("version"), cipher: try saved.fact("cipher"),
            selectedALPN: try saved.optionalText("alpn"), serverName: try saved.fact("server_name"),
            verification: try saved.fact("verification"), chain: try saved.fact("chain"))
    }
}

extension TLSFacts.Verification: SavedFact {
    var saved: JSONValue {
        switch self {
        case .verified: .kind("verified")
        case .failed(let code, let text, let depth):
            .kind("failed", ["code": code.saved, "text": text.saved, "depth": depth.saved])
        case .wrongHost(let expected): .kind("wrong-host", ["expected": expected.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "verified": self = .verified
        case "failed":
            self = .failed(
                code: try saved.fact("code"), text: try saved.fact("text"), depth: try saved.fact("depth"))
        case "wrong-host": self = .wrongHost(expected: try saved.text("expected"))
        default: throw saved.unknownKind
        }
    }
}
