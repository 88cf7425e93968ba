import RelayBytes

extension TokenFacts: SavedFact {
    var saved: JSONValue {
        ["reading": reading.saved, "mask": mask.saved, "source": source.saved, "judged_at": judgedAt.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            reading: try saved.fact("reading"), mask: try saved.fact("mask"), source: try saved.text("source"),
            judgedAt: try saved.fact("judged_at"))
    }
}

extension TokenFacts.Reading: SavedFact {
    var saved: JSONValue {
        switch self {
        case .decoded(let token): .kind("decoded", ["claims": token.saved])
        case .literalNull(let what): .kind("literal-null", ["text": what.saved])
        case .malformed(let why): .kind("malformed", ["text": why.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "decoded": self = .decoded(try saved.fact("claims"))
        case "literal-null": self = .literalNull(try saved.text("text"))
        case "malformed": self = .malformed(try saved.text("text"))
        default: throw saved.unknownKind
        }
    }
}

extension DecodedToken: SavedFact {
    var saved: JSONValue {
        [
            "alg": algorithm.saved, "token_type": tokenType.saved, "user_id": userID.saved, "exp": expires.saved,
            "nbf": notBefore.saved, "iat": issuedAt.saved, "has_jti": hasID.saved, "aud": audience.saved,
            "iss": issuer.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            algorithm: try saved.text("alg"), tokenType: try saved.optionalText("token_type"),
            userID: try saved.optionalText("user_id"), expires: try saved.fact("exp"), notBefore: try saved.fact("nbf"),
            issuedAt: try saved.fact("iat"), hasID: try saved.fact("has_jti"),
            audience: try saved.optionalText("aud"), issuer: try saved.optionalText("iss"))
    }
}
