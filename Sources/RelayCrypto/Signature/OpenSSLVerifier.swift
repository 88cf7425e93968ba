import RelayBytes
import RelayJWT

/// Holds signatures against keys with OpenSSL, and chooses the key (RFC 7517 section 4.5, RFC 8725 section 3.1).
package struct OpenSSLVerifier: SignatureVerifier {
    private let ring: KeyRing
    private let kid: String?

    /// `kid` chooses a key of a set in place of the token's own.
    package init(_ ring: KeyRing, kid: String? = nil) {
        self.ring = ring
        self.kid = kid
    }

    /// The keys that a token may mean: of a set those of its `kid`, where it has one.
    func candidates(for header: JOSEHeader) -> [VerifyingKey] {
        guard ring.isSet, let wanted = kid ?? header.kid.value else { return ring.keys }
        return ring.keys.filter { $0.facts.kid?.isExactly(wanted) ?? false }
    }

    package var algorithms: [Algorithm] {
        let all = Set(ring.keys.flatMap(\.facts.algorithms))
        return Algorithm.allCases.filter(all.contains)
    }

    package func verify(
        _ signature: [UInt8], of signingInput: [UInt8], algorithm: Algorithm, header: JOSEHeader
    ) -> SignatureOutcome {
        let wanted = kid ?? header.kid.value
        let named = candidates(for: header)
        if named.isEmpty, let wanted {
            let shown = Printable.excerpt(wanted.utf8, limit: 60)
            return SignatureOutcome(.unknownKey(detail: "the key set has no key with the kid \"\(shown)\""))
        }
        let suitable = named.filter { $0.suits(algorithm) }
        guard let first = suitable.first else { return refusal(named, algorithm) }
        var outcome = first.outcome(signature, of: signingInput, algorithm)
        for key in suitable.dropFirst() where outcome.result != .matches {
            let next = key.outcome(signature, of: signingInput, algorithm)
            // A key that took part says more than one that was not allowed to.
            if next.result == .matches || outcome.isRefusal { outcome = next }
        }
        return remarked(outcome, wanted)
    }

    private func refusal(_ keys: [VerifyingKey], _ algorithm: Algorithm) -> SignatureOutcome {
        let kinds = Set(keys.map { $0.facts.curve?.rawValue ?? $0.facts.kind.rawValue }).sorted().joined(
            separator: ", ")
        let words = "\(algorithm.rawValue) is not for a key of this kind (\(kinds))"
        return SignatureOutcome(.algorithmRefused(detail: words), key: keys.count == 1 ? keys[0].facts : nil)
    }

    /// A key that was given on its own is meant, whatever the token calls it; that it calls it otherwise is said.
    private func remarked(_ outcome: SignatureOutcome, _ wanted: String?) -> SignatureOutcome {
        guard !ring.isSet, let wanted, let own = ring.keys.first?.facts.kid, !own.isExactly(wanted) else {
            return outcome
        }
        let (theirs, ours) = (Printable.excerpt(wanted.utf8, limit: 60), Printable.excerpt(own.utf8, limit: 60))
        let words = "the token names the key \"\(theirs)\", this one is \"\(ours)\""
        return SignatureOutcome(
            outcome.result, key: outcome.key, warnings: outcome.warnings + [.init("kid_mismatch", words)])
    }
}

extension SignatureOutcome {
    fileprivate var isRefusal: Bool {
        if case .keyRefused = result { true } else { false }
    }
}
