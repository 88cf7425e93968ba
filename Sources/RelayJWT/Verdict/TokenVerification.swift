import RelayBytes

/// Judges a token: header, signature, claims, in that order, each rule to its end.
package enum TokenVerification {
    /// Judges text; what is no token is `malformed`, or `unsupported` where it is one that is not read here.
    ///
    /// Without a verifier the verdict is `keyerror`: claims that nobody signed are worth nothing.
    package static func judge(
        token text: Secret, verifier: (any SignatureVerifier)?, policy: VerificationPolicy, now: UnixTime
    ) -> TokenVerdict {
        do throws(TokenFault) {
            return judge(token: try CompactToken(text.reveal()), verifier: verifier, policy: policy, now: now)
        } catch {
            return verdict(of: error, policy, now)
        }
    }

    /// Judges a token that has been read.
    package static func judge(
        token: CompactToken, verifier: (any SignatureVerifier)?, policy: VerificationPolicy, now: UnixTime
    ) -> TokenVerdict {
        let signature = SignatureJudgement(token, verifier, policy)
        let claims = policy.ignoresClaims ? [] : claimChecks(of: token, policy: policy, now: now)
        let checks = [.ok("form", "three segments")] + signature.checks + claims
        let failure = leading(checks)
        var warnings = signature.warnings
        if !policy.ignoresClaims {
            warnings += TokenLint.remarks(on: token)
            if policy.audiences.isEmpty, token.claims.aud.isPresent {
                warnings.append(.init("aud_not_checked", "the token has an aud, which was not asked for"))
            }
        }
        // A token with a token_type is simplejwt's, also where nobody said so: what its server answers is worth a line.
        // Without a key nobody knows what the server thinks of the signature.
        let isKnown = !policy.ignoresClaims && failure?.verdict != .keyerror
        let dialect = isKnown ? policy.dialect ?? SimpleJWTDialect(for: token) : nil
        return TokenVerdict(
            kind: failure?.verdict ?? .valid, reason: failure?.reason, checks: checks, warnings: warnings,
            signature: signature.facts, dialect: dialect,
            serverMessage: dialect?.answer(to: token, refusal: signature.refusal, policy: policy, now: now),
            token: token, fault: nil, judgedAt: now, leeway: policy.leeway)
    }

    /// Judges a JWS whose payload may be any bytes: its header and signature alone. `detached` is the payload where the
    /// text has none, taken as it is where the header says `b64: false` and `crit` names it (RFC 7797 section 6).
    package static func judge(
        jws text: Secret, detached: [UInt8]?, verifier: (any SignatureVerifier)?, policy: VerificationPolicy,
        now: UnixTime
    ) -> TokenVerdict {
        var policy = policy
        policy.ignoresClaims = true
        if detached != nil { policy.understoodExtensions.insert("b64") }
        do throws(TokenFault) {
            let token = try CompactToken(jws: text.reveal(), detached: detached)
            return judge(token: token, verifier: verifier, policy: policy, now: now)
        } catch {
            return verdict(of: error, policy, now)
        }
    }

    /// The verdict on what is no token at all: `null`, `undefined`, nothing. `detail` says what came in its place.
    package static func judge(
        literalNull detail: String, policy: VerificationPolicy, now: UnixTime
    ) -> TokenVerdict {
        TokenVerdict(
            kind: .malformed, reason: "literal-null",
            checks: [.fail("form", .malformed, reason: "literal-null", detail)], warnings: [],
            signature: .init(checked: false, matches: false, alg: nil, key: nil), dialect: nil, serverMessage: nil,
            token: nil, fault: TokenFault(.empty), judgedAt: now, leeway: policy.leeway)
    }

    /// The checks of the claims alone, for whoever has no key and says so: nothing here means that the token is valid.
    package static func claimChecks(of token: CompactToken, policy: VerificationPolicy, now: UnixTime) -> [TokenCheck] {
        claimChecks(policy).map { $0.result(for: token, now: now, leeway: policy.leeway) }
    }

    private static func claimChecks(_ policy: VerificationPolicy) -> [any ClaimCheck] {
        let strict = policy.dialect != nil
        var checks: [any ClaimCheck] = [
            IssuedAtCheck(), NotBeforeCheck(), ExpiryCheck(isRequired: strict, endsWithCalendar: strict),
            IssuerCheck(policy.issuer), AudienceCheck(policy.audiences), SubjectCheck(policy.subject),
            TokenIdentifierCheck(policy.tokenIdentifier, isRequired: strict), TypeCheck(policy.type),
        ]
        checks += policy.requiredClaims.map(RequiredClaimCheck.init)
        checks += policy.expectedClaims.map(ExpectedClaimCheck.init)
        if let age = policy.maximumAge { checks.append(MaximumAgeCheck(age)) }
        checks += policy.dialect?.checks ?? []
        if let rest = policy.minimumRemaining { checks.append(MinimumRemainingCheck(rest)) }
        return checks
    }

    /// The failure that names the verdict (TOKENS R22); among equals the first.
    private static func leading(_ checks: [TokenCheck]) -> TokenCheck.Failure? {
        checks.filter { $0.failure != nil }.min { $0.precedence < $1.precedence }?.failure
    }

    private static func verdict(of fault: TokenFault, _ policy: VerificationPolicy, _ now: UnixTime) -> TokenVerdict {
        let kind: TokenVerdict.Kind = fault.isUnsupported ? .unsupported : .malformed
        return TokenVerdict(
            kind: kind, reason: fault.reason, checks: [.fail("form", kind, reason: fault.reason, fault.description)],
            warnings: [], signature: .init(checked: false, matches: false, alg: nil, key: nil), dialect: policy.dialect,
            serverMessage: policy.ignoresClaims ? nil : SimpleJWTDialect.answer(to: fault), token: nil, fault: fault,
            judgedAt: now, leeway: policy.leeway)
    }
}

extension TokenCheck {
    /// The order in which failures speak; a claim that is wrong comes after a token that is out of time.
    fileprivate var precedence: Int {
        guard let failure else { return .max }
        let isClaim = failure.verdict == .invalid && !["alg", "crit", "kid", "key", "signature"].contains(name)
        return isClaim ? 5 : failure.verdict.precedence
    }
}
