import RelayBytes
import RelayJWT

/// JSON survives being written, a plain payload says what the full one says, and no token text is too odd to be judged.
enum Tokens {
    static func violation(by bytes: [UInt8]) -> String? { json(bytes) ?? plain(bytes) ?? token(bytes) }

    private static func json(_ bytes: [UInt8]) -> String? {
        guard let value = try? JSONReader.read(bytes) else { return nil }
        for layout in [JSONWriter.Layout.compact, .indented] {
            let text = JSONWriter.write(value, layout)
            guard let again = try? JSONReader.read(Array(text.utf8)) else { return "written JSON is none: \(text)" }
            if again != value { return "written JSON is other JSON: \(text)" }
            if text.unicodeScalars.contains(where: { $0 != "\n" && Printable.isUnsafe($0) }) {
                return "JSON with a character that is not safe"
            }
        }
        return nil
    }

    private static func plain(_ bytes: [UInt8]) -> String? {
        guard let plain = PlainClaims(bytes.span) else { return nil }
        guard let members = (try? JSONReader.read(bytes))?.object else { return "plain claims that are no JSON" }
        let claims = ClaimsSet(members)
        for (name, seconds) in [("exp", plain.exp), ("nbf", plain.nbf), ("iat", plain.iat)]
        where claims[name]?.int != seconds { return "plain \(name) is another" }
        for (name, range) in [
            ("sub", plain.sub), ("jti", plain.jti), ("user_id", plain.userID), ("token_type", plain.tokenType),
        ] where claims[name].map({ JSONWriter.write($0) }) != range.map({ String(decoding: bytes[$0], as: UTF8.self) })
        {
            return "plain \(name) is another"
        }
        return nil
    }

    private static func token(_ bytes: [UInt8]) -> String? {
        let now = UnixTime(seconds: 1_762_560_000)
        guard case .token(let secret, _, _) = TokenText.read(bytes) else { return nil }
        _ = TokenMask.scrub(bytes, now: now)
        let verdict = TokenVerification.judge(token: secret, verifier: nil, policy: .init(), now: now)
        if verdict.isValid { return "valid without a key" }
        if verdict.failures.isEmpty { return "refused for nothing" }
        guard let token = verdict.token else { return nil }
        for warning in TokenLint.warnings(for: token)
        where warning.detail.unicodeScalars.contains(where: Printable.isUnsafe) {
            return "a warning with a character that is not safe"
        }
        return nil
    }
}
