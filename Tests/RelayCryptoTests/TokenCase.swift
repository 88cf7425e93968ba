import RelayBytes
import RelayCrypto
import RelayJWT

/// One row of cases.jsonl: a token, a key, options, and the verdicts that count as right.
struct TokenCase: CustomStringConvertible, Sendable {
    let id: String
    let token: [UInt8]
    let key: String
    let keyKind: String
    let options: JSONValue
    let expected: String
    let accepted: [String]

    static let all: [TokenCase] = TestFile.bytes("cases.jsonl").split(separator: 0x0a).map { TokenCase(Array($0)) }

    private init(_ line: [UInt8]) {
        let row = (try? JSONReader.read(line)) ?? .null
        id = row["id"]?.string ?? "unreadable"
        token = Array((row["token"]?.string ?? "").utf8)
        key = row["key"]?.string ?? ""
        keyKind = row["key_kind"]?.string ?? ""
        options = row["options"] ?? .null
        expected = row["expect"]?.string ?? ""
        accepted = row["accept"]?.array?.compactMap(\.string) ?? []
    }

    var description: String { id }

    var now: UnixTime { UnixTime(seconds: options["now"]?.int ?? 0) }

    var policy: VerificationPolicy {
        var policy = VerificationPolicy()
        policy.algorithms = options["alg"]?.array?.compactMap { $0.string.flatMap(Algorithm.init(name:)) }
        policy.leeway = .seconds(options["leeway"]?.int ?? 0)
        policy.issuer = options["iss"]?.string
        policy.audiences = options["aud"]?.string.map { [$0] } ?? []
        policy.type = options["typ"]?.string
        policy.requiredClaims = options["require"]?.array?.compactMap(\.string) ?? []
        policy.maximumAge = options["max_age"]?.int.map { .seconds($0) }
        policy.allowsWeakKeys = options["allow_weak"]?.bool ?? false
        return policy
    }

    var verifier: any SignatureVerifier {
        do throws(KeyFault) { return OpenSSLVerifier(try ring()) } catch {
            return UnusableKey(detail: error.description)
        }
    }

    private func ring() throws(KeyFault) -> KeyRing {
        let bytes = TestFile.bytes(key)
        let encoding: SecretEncoding? =
            switch keyKind {
            case "secret": .raw
            case "secret-text": .text
            case "secret-b64": .base64
            case "secret-b64url": .base64url
            case "secret-hex": .hex
            default: nil
            }
        if let encoding { return KeyRing(try VerifyingKey(secret: bytes, encoding: encoding)) }
        return try KeyRing.read(bytes)
    }

    var verdict: TokenVerdict {
        guard case .token(let secret, _, _) = TokenText.read(token) else {
            return TokenVerification.judge(token: Secret(""), verifier: verifier, policy: policy, now: now)
        }
        return TokenVerification.judge(token: secret, verifier: verifier, policy: policy, now: now)
    }
}
