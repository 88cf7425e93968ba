/// What a key is, without the key: fit for a report.
package struct KeyFacts: Equatable, Sendable {
    package enum Kind: String, Equatable, Sendable {
        case secret
        case rsa = "RSA"
        /// RSA that its own parameters bind to PSS (RFC 4055).
        case rsaPSS = "RSA-PSS"
        case ec = "EC"
        case okp = "OKP"
    }

    package let kind: Kind
    /// The length of a secret or a modulus, or the size of the curve.
    package let bits: Int
    package let curve: Curve?
    package let kid: String?
    /// Where it came from: `file`, `env`, `jwks`.
    package let source: String?

    package init(kind: Kind, bits: Int, curve: Curve? = nil, kid: String? = nil, source: String? = nil) {
        self.kind = kind
        self.bits = bits
        self.curve = curve
        self.kid = kid
        self.source = source
    }

    /// The algorithms that such a key may be used with (RFC 8725 section 3.1): the key decides, never the token.
    package var algorithms: [Algorithm] {
        Algorithm.allCases.filter { algorithm in
            switch (algorithm.family, kind) {
            case (.hmac, .secret), (.rsaPKCS1, .rsa), (.rsaPSS, .rsa), (.rsaPSS, .rsaPSS): true
            case (.ecdsa, .ec), (.edwards, .okp): curve.map(algorithm.curves.contains) ?? false
            default: false
            }
        }
    }

    /// Why the key is too small for the algorithm (RFC 7518 section 3.2, 3.3 and 3.5), or nil.
    package func weakness(for algorithm: Algorithm) -> KeyWeakness? {
        switch kind {
        case .secret:
            let needed = (algorithm.digest?.byteCount ?? 0) * 8
            return bits < needed ? KeyWeakness(bits: bits, needed: needed, section: "3.2") : nil
        case .rsa, .rsaPSS:
            let section = algorithm.family == .rsaPSS ? "3.5" : "3.3"
            return bits < 2048 ? KeyWeakness(bits: bits, needed: 2048, section: section) : nil
        case .ec, .okp: return nil
        }
    }
}

/// A key shorter than its algorithm requires.
package struct KeyWeakness: Equatable, Sendable, CustomStringConvertible {
    package let bits: Int
    package let needed: Int
    /// The section of RFC 7518 that requires it.
    package let section: String

    package init(bits: Int, needed: Int, section: String) {
        self.bits = bits
        self.needed = needed
        self.section = section
    }

    package var description: String {
        let (size, least) = section == "3.2" ? ("\(bits / 8) bytes", "\(needed / 8)") : ("\(bits) bits", "\(needed)")
        return "the key has \(size), RFC 7518 section \(section) requires \(least)"
    }
}
