import RelayBytes

extension CompactToken {
    /// The token with the claims that name a person or this one token blanked out, for pasting into a ticket.
    package var redacted: CompactToken {
        var copy = self
        for name in ClaimsSet.personal where copy.claims[name] != nil {
            copy.claims.members[name] = .string(ClaimsSet.blank)
        }
        return copy
    }
}

extension TokenVerdict {
    /// The verdict without what names a person or this one token; the judgement is the same.
    package var redacted: TokenVerdict {
        TokenVerdict(
            kind: kind, reason: reason, checks: checks.map(\.redacted), warnings: warnings, signature: signature,
            dialect: dialect, serverMessage: serverMessage, token: token?.redacted, fault: fault, judgedAt: judgedAt,
            leeway: leeway)
    }
}

extension TokenCheck {
    fileprivate var redacted: TokenCheck {
        let claim = name.split(separator: " ").last.map(String.init) ?? name
        return ClaimsSet.personal.contains(claim) ? blanked(ClaimsSet.blank) : self
    }
}

extension ClaimsSet {
    static let blank = "<redacted>"

    /// The claims of a person, and the one that finds the token in a database.
    static let personal = [
        "jti", "user_id", "sub", "email", "username", "preferred_username", "name", "given_name", "family_name",
        "phone",
        "phone_number", "hash_password", "address", "birthdate",
    ]
}
