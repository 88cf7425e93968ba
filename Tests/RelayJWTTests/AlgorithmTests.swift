import RelayJWT
import Testing

@Suite struct AlgorithmTests {
    @Test(
        "names are exact",
        arguments: ["hs256", "HS256 ", "none", "", "RS1", "ES256\u{212A}", "ＨＳ256", "HS256\u{0}", "RSA-OAEP"])
    func names(name: String) { #expect(Algorithm(name: name) == nil) }

    @Test(arguments: Algorithm.allCases)
    func everyAlgorithmHasItsKeysAndDigest(algorithm: Algorithm) {
        #expect(Algorithm(name: algorithm.rawValue) == algorithm)
        #expect((algorithm.digest == nil) == (algorithm.family == .edwards))
        #expect(algorithm.curves.isEmpty == ![.ecdsa, .edwards].contains(algorithm.family))
    }

    @Test(
        "the key decides the algorithms",
        arguments: [
            (KeyFacts(kind: .secret, bits: 512), [Algorithm.hs256, .hs384, .hs512]),
            (KeyFacts(kind: .rsa, bits: 2048), [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]),
            (KeyFacts(kind: .rsaPSS, bits: 2048), [.ps256, .ps384, .ps512]),
            (KeyFacts(kind: .ec, bits: 256, curve: .p256), [.es256]),
            (KeyFacts(kind: .ec, bits: 256, curve: .secp256k1), [.es256k]),
            (KeyFacts(kind: .okp, bits: 253, curve: .ed25519), [.edDSA, .ed25519]),
            (KeyFacts(kind: .okp, bits: 456, curve: .ed448), [.edDSA, .ed448]),
        ])
    func keys(key: KeyFacts, algorithms: [Algorithm]) { #expect(key.algorithms == algorithms) }

    @Test(
        "a key shorter than RFC 7518 requires is weak",
        arguments: [
            (KeyFacts(kind: .secret, bits: 256), Algorithm.hs256, false),
            (KeyFacts(kind: .secret, bits: 248), .hs256, true), (KeyFacts(kind: .secret, bits: 400), .hs512, true),
            (KeyFacts(kind: .rsa, bits: 2048), .rs256, false), (KeyFacts(kind: .rsa, bits: 2047), .rs256, true),
            (KeyFacts(kind: .rsaPSS, bits: 1024), .ps256, true),
            (KeyFacts(kind: .ec, bits: 256, curve: .p256), .es256, false),
        ])
    func weakness(key: KeyFacts, algorithm: Algorithm, isWeak: Bool) {
        #expect((key.weakness(for: algorithm) != nil) == isWeak)
    }
}
