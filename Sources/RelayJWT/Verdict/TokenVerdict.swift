import RelayBytes

/// What became of judging a token: one word, its reason, and every check that led there.
package struct TokenVerdict: Equatable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case valid, expired, notyet, invalid, weak, malformed, keyerror, unsupported
    }

    /// The signature's part of the verdict.
    package struct Signature: Equatable, Sendable {
        /// Whether it was held against a key.
        package let checked: Bool
        package let matches: Bool
        /// The header's `alg` as text, also where it is no algorithm.
        package let alg: String?
        package let key: KeyFacts?
    }

    package let kind: Kind
    /// What follows the dot: `signature`, `exp`, `exp_type`; nil for valid.
    package let reason: String?
    /// All checks in the order of the rules, those that failed and those that did not.
    package let checks: [TokenCheck]
    package let warnings: [TokenWarning]
    package let signature: Signature
    /// The dialect of the server that was thought of: the one that was asked for, or the one that the token speaks.
    package let dialect: SimpleJWTDialect?
    /// What that server answers; nil without a dialect, and for a token it would let in.
    package let serverMessage: ServerMessage?
    /// The token as it was read; nil where it could not be.
    package let token: CompactToken?
    /// Why it could not be read.
    package let fault: TokenFault?
    /// When it was judged, and with what leeway.
    package let judgedAt: UnixTime
    package let leeway: Duration

    package init(
        kind: Kind, reason: String?, checks: [TokenCheck], warnings: [TokenWarning], signature: Signature,
        dialect: SimpleJWTDialect?, serverMessage: ServerMessage?, token: CompactToken?, fault: TokenFault?,
        judgedAt: UnixTime, leeway: Duration
    ) {
        (self.kind, self.reason, self.checks, self.warnings) = (kind, reason, checks, warnings)
        (self.signature, self.dialect, self.serverMessage) = (signature, dialect, serverMessage)
        (self.token, self.fault, self.judgedAt, self.leeway) = (token, fault, judgedAt, leeway)
    }

    package var isValid: Bool { kind == .valid }

    package var failures: [TokenCheck] { checks.filter { $0.status == .fail } }

    /// Whether the token is valid and an expectation about its remaining time is not met.
    package var isShortOfTime: Bool { isValid && !failures.isEmpty }

    /// From now to `exp`; negative when it is past, nil without one.
    package var remaining: TimeSpan? {
        token?.claims.exp.value.map { TimeSpan(from: judgedAt, to: $0.time) }
    }
}

extension TokenVerdict.Kind {
    /// The place in the order of precedence (TOKENS R22): a smaller number speaks before a larger one.
    var precedence: Int {
        switch self {
        case .malformed, .unsupported: 0
        case .keyerror: 1
        case .weak, .invalid: 2
        case .expired: 3
        case .notyet: 4
        case .valid: 6
        }
    }
}
