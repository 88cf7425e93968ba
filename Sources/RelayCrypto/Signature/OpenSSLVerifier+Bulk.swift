import RelayBytes
import RelayJWT

extension OpenSSLVerifier {
    /// The one key for an algorithm and a header, made ready for many signatures; nil where there are several, where it
    /// may not or is too weak, and for the Edwards curves, which sign a whole message at once.
    package func bulk(_ algorithm: Algorithm, _ header: JOSEHeader) -> (any BulkVerifier)? {
        let keys = candidates(for: header).filter { $0.suits(algorithm) }
        guard keys.count == 1, let key = keys.first, key.facts.weakness(for: algorithm) == nil,
            key.jwk?.refusal(to: .verify, with: algorithm) == nil
        else { return nil }
        let kid = key.facts.kid
        switch key.material {
        case .secret(let secret, _): return algorithm.digest.flatMap { BulkMAC(secret, $0, kid: kid) }
        case .key(let shared):
            if algorithm == .es256, let tabled = TabledECDSA(shared, kid: kid) { return tabled }
            return BulkSignature(shared, algorithm, key.facts.curve, kid: kid)
        }
    }
}
