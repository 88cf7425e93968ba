import RelayBytes

/// Judges many tokens with one key and one policy. It belongs to one thread.
///
/// A token as libraries mint it, that is valid, is recognised without building its verdict; every other is judged in
/// full, so that both ways say the same of every token (a test compares them).
package struct BatchJudge {
    /// A valid token in short.
    package struct Plain {
        /// Their ranges count in `payload`.
        package let claims: PlainClaims
        package let algorithm: Algorithm
        /// What the key set calls the key.
        package let kid: String?
    }

    private struct Known {
        let algorithm: Algorithm
        let key: any BulkVerifier
    }

    /// Headers that are kept; those of an issuer are as many as its keys.
    private static let mostHeaders = 256
    /// A longer one is none that a library writes, in bytes.
    private static let longestHeader = 8 << 10
    /// A payload beyond this is given back, in bytes.
    private static let mostKept = 1 << 20

    private let verifier: any SignatureVerifier
    private let policy: VerificationPolicy
    private let moment: UnixTime
    private let bulk: (Algorithm, JOSEHeader) -> (any BulkVerifier)?
    /// The header that the last token had, as text, and the key for it.
    private var header: [UInt8] = []
    private var known: Known?
    /// The keys of all headers so far; nil for a header that is not plain.
    private var seen: [[UInt8]: Known?] = [:]
    /// Nothing is asked but signature and times.
    private let isPlain: Bool
    /// The payload of the last token that was plain, and what earlier ones left behind it.
    package private(set) var payload: [UInt8] = []
    private var signature: [UInt8] = []

    /// All tokens are judged at the same time, in whole seconds; `bulk` gives the key for an algorithm and a header, if
    /// there is just one, it may sign and is strong enough.
    package init(
        verifier: any SignatureVerifier, policy: VerificationPolicy, now: UnixTime,
        bulk: @escaping (Algorithm, JOSEHeader) -> (any BulkVerifier)?
    ) {
        (self.verifier, self.policy, self.bulk) = (verifier, policy, bulk)
        moment = now
        var usual = VerificationPolicy()
        (usual.algorithms, usual.allowsWeakKeys) = (policy.algorithms, policy.allowsWeakKeys)
        isPlain = policy == usual
    }

    /// The verdict on one line of text.
    package mutating func verdict(on line: [UInt8]) -> TokenVerdict {
        // What a giant left is not held while the next one is read.
        if payload.count > Self.mostKept { payload = [] }
        return switch TokenText.read(line) {
        case .token(let token, _, _):
            TokenVerification.judge(token: token, verifier: verifier, policy: policy, now: moment)
        case .literalNull, .absent:
            TokenVerification.judge(literalNull: "there is no token (token.literal-null)", policy: policy, now: moment)
        }
    }

    /// The token of the line if it is a plain one and valid; nil for every other, whatever it is.
    package mutating func plainlyValid(_ line: Span<UInt8>) -> Plain? {
        guard isPlain, let first = ByteSearch.first(0x2e, in: line),
            let second = ByteSearch.first(0x2e, in: line, from: first + 1),
            let key = key(for: line.extracting(..<first)),
            let payloadCount = Base64URL.decode(line.extracting((first + 1)..<second), into: &payload),
            let signatureCount = Base64URL.decode(line.extracting((second + 1)...), into: &signature),
            let claims = PlainClaims(payload.span.extracting(..<payloadCount)), isTimely(claims),
            isWelcome(claims),
            key.key.matches(signature.span.extracting(..<signatureCount), of: line.extracting(..<second))
        else { return nil }
        return Plain(claims: claims, algorithm: key.algorithm, kid: key.key.kid)
    }

    private mutating func key(for text: Span<UInt8>) -> Known? {
        guard text.count <= Self.longestHeader else { return nil }
        if isSameHeader(text) { return known }
        header = text.indices.map { text[$0] }
        if let found = seen[header] {
            known = found
        } else {
            known = Self.known(header, verifier, policy, bulk)
            if seen.count < Self.mostHeaders { seen[header] = .some(known) }
        }
        return known
    }

    private static func known(
        _ header: [UInt8], _ verifier: any SignatureVerifier, _ policy: VerificationPolicy,
        _ bulk: (Algorithm, JOSEHeader) -> (any BulkVerifier)?
    ) -> Known? {
        guard let bytes = Base64URL.decode(header[...]), let value = try? JSONReader.read(bytes),
            let members = value.object
        else { return nil }
        let parsed = JOSEHeader(members)
        guard let algorithm = parsed.algorithm, parsed.faults().isEmpty, parsed.encodesPayload,
            (policy.algorithms ?? verifier.algorithms).contains(algorithm), let key = bulk(algorithm, parsed)
        else { return nil }
        return Known(algorithm: algorithm, key: key)
    }

    private func isSameHeader(_ text: Span<UInt8>) -> Bool {
        guard header.count == text.count else { return false }
        for offset in text.indices where header[offset] != text[offset] { return false }
        return true
    }

    /// exp to come, nbf and iat not.
    private func isTimely(_ claims: PlainClaims) -> Bool {
        if let exp = claims.exp, exp <= moment.seconds { return false }
        return claims.nbf ?? 0 <= moment.seconds && claims.iat ?? 0 <= moment.seconds
    }

    /// Without a type nobody knows which server reads the token; one of simplejwt's is an access token that its server
    /// would let in too.
    private func isWelcome(_ claims: PlainClaims) -> Bool {
        guard let type = claims.tokenType else { return true }
        guard let user = claims.userID, claims.jti != nil, let exp = claims.exp, exp < 253_402_300_800 else {
            return false
        }
        return payload[type].elementsEqual(#""access""#.utf8)
            && payload[user].allSatisfy { ASCII.isDigit($0) || $0 == 0x22 }
            && (1...17 ~= user.count && payload[user] != [0x22, 0x22])
    }
}
