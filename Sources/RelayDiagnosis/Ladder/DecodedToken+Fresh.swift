import RelayEvidence

// A token beside what simplejwt writes, and beside a fresh one.
extension DecodedToken {
    /// The first of aud and iss that is not as in a token of the server's, and both values.
    func difference(from fresh: DecodedToken) -> (name: String, ours: String?, theirs: String?)? {
        if audience != fresh.audience { return ("aud", audience, fresh.audience) }
        return issuer == fresh.issuer ? nil : ("iss", issuer, fresh.issuer)
    }

    /// The type of a token that opens nothing by itself, such as `refresh`; nil for simplejwt's two that do.
    var foreignType: String? {
        guard let type = tokenType, !["access", "sliding"].contains(type) else { return nil }
        return type
    }

    /// The claims of every simplejwt access token that this one lacks.
    var missing: [String] {
        var names: [String] = []
        if expires == nil { names.append("exp") }
        if !hasID { names.append("jti") }
        if tokenType == nil { names.append("token_type") }
        if userID == nil { names.append("user_id") }
        return names
    }
}

extension Bundle {
    /// The token of the fresh login, where one was made.
    var freshToken: DecodedToken? { experiments.lazy.compactMap(\.token).first }
}
