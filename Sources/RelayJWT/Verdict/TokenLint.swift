import RelayBytes

/// What can be said against a token without a key and without being asked: the warnings of `token decode`.
package enum TokenLint {
    /// Everything, the header's broken rules first.
    package static func warnings(for token: CompactToken) -> [TokenWarning] {
        token.header.faults().map { TokenWarning($0.warningCode, $0.description) } + remarks(on: token)
    }

    /// What breaks no rule of the header; these are shown beside a verdict too.
    static func remarks(on token: CompactToken) -> [TokenWarning] {
        headerRemarks(token.header) + dateRemarks(token.claims) + claimRemarks(token.claims) + sizeRemarks(token)
    }

    private static func headerRemarks(_ header: JOSEHeader) -> [TokenWarning] {
        var warnings: [TokenWarning] = []
        if case .value(let name) = header.alg, header.algorithm == nil, !name.equalsIgnoringASCIICase("none") {
            let shown = Printable.excerpt(name.utf8, limit: 40)
            warnings.append(.init("alg_unknown", "\"\(shown)\" is no signature algorithm"))
        }
        if header.algorithm == .edDSA {
            warnings.append(.init("alg_deprecated", "EdDSA does not name the curve; RFC 9864 has Ed25519 and Ed448"))
        }
        if header.members.exactly("zip") != nil {
            warnings.append(.init("zip", "zip belongs to encrypted tokens only"))
        }
        if header.isNested { warnings.append(.init("cty_nested", "cty says that the payload is itself a token")) }
        for name in header.keyReferences {
            warnings.append(.init("key_in_token", "the header brings its own key (\(name)), which is never used"))
        }
        return warnings
    }

    private static func dateRemarks(_ claims: ClaimsSet) -> [TokenWarning] {
        var warnings: [TokenWarning] = []
        if !claims.exp.isPresent { warnings.append(.init("exp_missing", "the token has no exp and never expires")) }
        for (name, date) in [("exp", claims.exp), ("nbf", claims.nbf), ("iat", claims.iat)] {
            switch date {
            case .absent: break
            case .mistyped(let value):
                warnings.append(.init("\(name)_type", "\(name) is \(value.kindInWords), not a number"))
            case .value(let date) where date.looksLikeMilliseconds:
                warnings.append(.init("\(name)_milliseconds", "\(name) counts milliseconds, it should count seconds"))
            case .value(let date) where !date.isInCalendar:
                warnings.append(.init("\(name)_range", "\(name) lies outside of the years 1 to 9999"))
            case .value: break
            }
        }
        if let lifetime = claims.lifetimeSeconds, lifetime <= 0 {
            warnings.append(.init("exp_before_iat", "it expires before it is issued"))
        }
        return warnings
    }

    private static func claimRemarks(_ claims: ClaimsSet) -> [TokenWarning] {
        var warnings: [TokenWarning] = []
        for (name, claim) in [("iss", claims.iss), ("sub", claims.sub), ("jti", claims.jti)] {
            guard case .mistyped(let value) = claim else { continue }
            warnings.append(.init("\(name)_type", "\(name) is \(value.kindInWords), not a string"))
        }
        if case .mistyped = claims.aud {
            warnings.append(.init("aud_type", "aud is not a string or an array of strings"))
        }
        let telling = privateNames.filter { claims[$0] != nil }
        if !telling.isEmpty {
            warnings.append(
                .init("private_data", "readable by everyone who holds the token: \(telling.joined(separator: ", "))"))
        }
        return warnings
    }

    /// Proxies refuse a header line of 8 KiB, nginx by default.
    private static func sizeRemarks(_ token: CompactToken) -> [TokenWarning] {
        guard token.textCount > 7680 else { return [] }
        return [.init("too_long", "\(token.textCount) bytes: nginx refuses header lines of 8 KiB by default")]
    }

    private static let privateNames = [
        "password", "passwd", "pwd", "secret", "hash_password", "api_key", "private_key", "ssn", "iban", "card_number",
        "email", "phone", "phone_number", "address", "birthdate",
    ]
}

extension HeaderFault {
    /// The code of the warning that stands for it in `token decode`.
    fileprivate var warningCode: String {
        switch self {
        case .algorithmMissing: "alg_missing"
        case .algorithmNotText: "alg_type"
        case .algorithmNone: "alg_none"
        case .keyIdentifierNotText: "kid_type"
        default: "crit"
        }
    }
}
