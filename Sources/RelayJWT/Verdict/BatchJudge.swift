import RelayBytes

/// Judges many tokens with one key and one policy.
///
/// A token as simplejwt mints it, that is valid, is recognised without building its verdict; every other is judged in
/// full, so that both ways say the same of every token (a test compares them).
package struct BatchJudge {
    /// A valid token in short.
    package struct Plain {
        package let claims: PlainClaims
        /// What the ranges of the claims count in.
        package let payload: [UInt8]
        package let algorithm: Algorithm
    }

    private let verifier: any SignatureVerifier
    private let policy: VerificationPolicy
    private let moment: UnixTime
    private let bulk: (Algorithm) -> (any BulkVerifier)?
    /// The header that the last token had, as text, and the key for its algorithm; nil where it is not a plain one.
    private var header: [UInt8] = []
    private var known: (algorithm: Algorithm, key: any BulkVerifier)?
    /// Nothing is asked but signature and times.
    private let isPlain: Bool

    /// All tokens are judged at the same time, in whole seconds; `bulk` gives the key for an algorithm that it may sign,
    /// if it is strong enough.
    package init(
        verifier: any SignatureVerifier, policy: VerificationPolicy, now: UnixTime,
        bulk: @escaping (Algorithm) -> (any BulkVerifier)?
    ) {
        (self.verifier, self.policy, self.bulk) = (verifier, policy, bulk)
        moment = now
        var usual = VerificationPolicy()
        (usual.algorithms, usual.allowsWeakKeys) = (policy.algorithms, policy.allowsWeakKeys)
        isPlain = policy == usual
    }

    /// The verdict on one line of text.
    package func verdict(on line: [UInt8]) -> TokenVerdict {
        switch TokenText.read(line) {
        case .token(let token, _, _):
            TokenVerification.judge(token: token, verifier: verifier, policy: policy, now: moment)
        case .literalNull, .absent:
            TokenVerification.judge(literalNull: "there is no token (token.literal-null)", policy: policy, now: moment)
        }
    }

    /// The token of the line if it is a plain access token and valid; nil for every other, whatever it is.
    package mutating func plainlyValid(_ line: ArraySlice<UInt8>) -> Plain? {
        guard isPlain, let first = line.firstIndex(of: 0x2e),
            let second = line[(first + 1)...].firstIndex(of: 0x2e),
            let key = key(for: line[..<first]),
            let payload = Base64URL.decode(line[(first + 1)..<second]),
            let signature = Base64URL.decode(line[(second + 1)...]),
            let claims = PlainClaims(payload), isTimely(claims), isSimpleJWT(claims, payload),
            key.key.matches(signature, of: line[..<second])
        else { return nil }
        return Plain(claims: claims, payload: payload, algorithm: key.algorithm)
    }

    private mutating func key(for text: ArraySlice<UInt8>) -> (algorithm: Algorithm, key: any BulkVerifier)? {
        if header.count == text.count, header[...] == text { return known }
        header = Array(text)
        known = nil
        guard let bytes = Base64URL.decode(text), let value = try? JSONReader.read(bytes), let members = value.object
        else { return nil }
        let parsed = JOSEHeader(members)
        guard let algorithm = parsed.algorithm, parsed.faults().isEmpty, !parsed.kid.isPresent, parsed.encodesPayload,
            (policy.algorithms ?? verifier.algorithms).contains(algorithm), let key = bulk(algorithm)
        else { return nil }
        known = (algorithm, key)
        return known
    }

    /// exp to come, nbf and iat not.
    private func isTimely(_ claims: PlainClaims) -> Bool {
        guard let exp = claims.exp, exp > moment.seconds else { return false }
        return claims.nbf ?? 0 <= moment.seconds && claims.iat ?? 0 <= moment.seconds
    }

    /// An access token that its server would let in too.
    private func isSimpleJWT(_ claims: PlainClaims, _ payload: [UInt8]) -> Bool {
        guard let type = claims.tokenType, let user = claims.userID, claims.jti != nil,
            (claims.exp ?? 0) < 253_402_300_800
        else { return false }
        return payload[type].elementsEqual(#""access""#.utf8)
            && payload[user].allSatisfy { ASCII.isDigit($0) || $0 == 0x22 }
            && (1...17 ~= user.count && payload[user] != [0x22, 0x22])
    }
}
