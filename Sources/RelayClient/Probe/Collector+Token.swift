import RelayBytes
import RelayEvidence
import RelayHost
import RelayJWT

// token: what the token says of itself.
extension Collector {
    mutating func readToken() {
        guard !isLeftOut(.token), !isDone else { return }
        guard let token else {
            bundle.token = .notRun(bundle.login.facts == nil ? .missing("no token given") : .needs(.login))
            return
        }
        bundle.token = timed { _ in TokenFacts(reading: token.token, source: token.source, at: WallClock.now()) }
    }
}

extension TokenFacts {
    /// Decodes the token; nothing is verified.
    package init(reading token: Secret, source: String, at now: UnixTime) {
        let reading: Reading
        switch TokenText.read(token.reveal()) {
        case .literalNull(let text): reading = .literalNull(text.isEmpty ? "empty" : "the word \"\(text)\"")
        case .absent: reading = .malformed("there is no token in it")
        case .token:
            do throws(TokenFault) {
                reading = .decoded(DecodedToken(try CompactToken(token.reveal())))
            } catch {
                reading = .malformed(error.description)
            }
        }
        self.init(reading: reading, mask: TokenMask.text(token, now: now), source: source, judgedAt: now)
    }
}

extension DecodedToken {
    /// The claims of a token that can be read.
    init?(reading given: GivenToken) {
        do throws(TokenFault) { self.init(try CompactToken(given.token.reveal())) } catch { return nil }
    }

    /// The claims that decide over a connection.
    package init(_ token: CompactToken) {
        let claims = token.claims
        self.init(
            algorithm: token.header.alg.value ?? "none", tokenType: claims.tokenType.value, userID: claims.userID.value,
            expires: claims.exp.value?.time.seconds, notBefore: claims.nbf.value?.time.seconds,
            issuedAt: claims.iat.value?.time.seconds, hasID: claims.jti.isPresent,
            audience: claims.aud.value?.joined(separator: " "), issuer: claims.iss.value)
    }
}
