import RelayBytes

/// The header's and the signature's part of a judgement.
struct SignatureJudgement {
    private(set) var checks: [TokenCheck] = []
    private(set) var warnings: [TokenWarning] = []
    private(set) var facts: TokenVerdict.Signature
    private let allowsWeakKeys: Bool

    init(_ token: CompactToken, _ verifier: (any SignatureVerifier)?, _ policy: VerificationPolicy) {
        let header = token.header
        facts = .init(checked: false, matches: false, alg: header.alg.value, key: nil)
        allowsWeakKeys = policy.allowsWeakKeys
        let faults = header.faults(understood: policy.understoodExtensions)
        let permitted = policy.algorithms ?? verifier?.algorithms
        checks.append(Self.algorithmCheck(header, faults, permitted))
        checks += Self.headerChecks(header, faults)
        guard let verifier else {
            checks.append(.fail("key", .keyerror, "no key was given"))
            checks.append(.skip("signature", "not checked"))
            return
        }
        guard let algorithm = header.algorithm else {
            checks.append(.skip("signature", "there is no algorithm to check it with"))
            return
        }
        let outcome = verifier.verify(
            token.signature, of: token.signingInput, algorithm: algorithm, header: header)
        warnings += outcome.warnings
        take(outcome, algorithm)
    }

    /// Why header or signature are refused, in words; nil where they stand. A weak key does not count: servers take it.
    var refusal: String? {
        checks.first { $0.failure.map { $0.verdict == .invalid || $0.verdict == .unsupported } ?? false }
            .map { check in
                switch check.name {
                case "signature": "InvalidSignatureError: Signature verification failed"
                case "alg": "InvalidAlgorithmError: The specified alg value is not allowed"
                default: check.detail
                }
            }
    }

    private mutating func take(_ outcome: SignatureOutcome, _ algorithm: Algorithm) {
        let checked = outcome.result == .matches || outcome.isMismatch
        facts = .init(
            checked: checked, matches: outcome.result == .matches, alg: algorithm.rawValue, key: outcome.key)
        switch outcome.result {
        case .matches:
            if let key = outcome.key { checks.append(strength(of: key, algorithm)) }
            checks.append(.ok("signature", "matches", actual: .string(algorithm.rawValue)))
            return
        case .mismatch(let detail):
            checks.append(.fail("signature", .invalid, detail ?? "does not match this key"))
            return
        case .algorithmRefused(let detail):
            if checks.first?.status == .ok { checks[0] = .fail("alg", .invalid, detail) }
        case .unknownKey(let detail): checks.append(.fail("key", .invalid, reason: "kid", detail))
        case .keyRefused(let detail): checks.append(.fail("key", .invalid, detail))
        case .unusableKey(let detail): checks.append(.fail("key", .keyerror, detail))
        case .unsupported(let detail): checks.append(.fail("alg", .unsupported, detail))
        }
        checks.append(.skip("signature", "not checked"))
    }

    private mutating func strength(of key: KeyFacts, _ algorithm: Algorithm) -> TokenCheck {
        guard let weakness = key.weakness(for: algorithm) else {
            return .ok("key", "\(key.bits) bits", actual: .number(JSONNumber(key.bits)))
        }
        let (detail, actual) = (weakness.description, JSONValue.number(JSONNumber(key.bits)))
        guard allowsWeakKeys else {
            return .fail("key", .weak, detail, expected: ">= \(weakness.needed)", actual: actual)
        }
        warnings.append(.init("weak_key", detail))
        return .warn("key", detail, expected: ">= \(weakness.needed)", actual: actual)
    }

    private static func algorithmCheck(
        _ header: JOSEHeader, _ faults: [HeaderFault], _ permitted: [Algorithm]?
    ) -> TokenCheck {
        let expected = permitted.map { $0.map(\.rawValue).joined(separator: " or ") }
        let actual = header.members.exactly("alg")
        if let fault = faults.first(where: { $0.reason == "alg" }) {
            return .fail("alg", .invalid, fault.description, expected: expected, actual: actual)
        }
        let name = Printable.excerpt((header.alg.value ?? "").utf8, limit: 40)
        guard let algorithm = header.algorithm else {
            return .fail("alg", .invalid, "\"\(name)\" is no signature algorithm", expected: expected, actual: actual)
        }
        guard let permitted else { return .skip("alg", "\(name), held against nothing") }
        return permitted.contains(algorithm)
            ? .ok("alg", name, expected: expected, actual: actual)
            : .fail("alg", .invalid, "\(name) is not let in", expected: expected, actual: actual)
    }

    private static func headerChecks(_ header: JOSEHeader, _ faults: [HeaderFault]) -> [TokenCheck] {
        var checks: [TokenCheck] = []
        let crit = header.members.exactly("crit")
        let broken = faults.filter { $0.reason == "crit" }
        // Repeated in each check, so a long one is left to the header itself.
        let isShort = crit?.array.map { $0.count <= JOSEHeader.mostFaults } ?? true
        checks += broken.map { .fail("crit", .invalid, $0.description, actual: isShort ? crit : nil) }
        if let crit, broken.isEmpty { checks.append(.ok("crit", "understood", actual: crit)) }
        if case .mistyped(let value) = header.kid {
            checks += faults.filter { $0.reason == "kid" }.map { .fail("kid", .invalid, $0.description, actual: value) }
        }
        return checks
    }
}

extension SignatureOutcome {
    fileprivate var isMismatch: Bool {
        if case .mismatch = result { true } else { false }
    }
}
