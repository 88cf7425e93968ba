extension CredentialFinder {
    /// The password in the authority of a URL, whose `://` stands at `sign`; a user alone that looks like a secret.
    func password(ofURL sign: Int) -> Range<Int>? {
        guard ASCII.isLetter(at(sign - 1)) || ASCII.isDigit(at(sign - 1)) else { return nil }
        let start = sign + 3
        let whole = word(from: start, by: sign, until: [0x22, 0x27, 0x60, 0x3c, 0x3e])
        let next = whole.first { at($0) == 0x3a && at($0 + 1) == 0x2f && at($0 + 2) == 0x2f } ?? whole.upperBound
        let authority = start..<(whole.first { [0x2f, 0x3f, 0x23].contains(text[$0]) && ends($0, sign) } ?? next)
        guard let colon = authority.first(where: { text[$0] == 0x3a && ends($0, sign) }) else {
            let user = start..<(authority.last { text[$0] == 0x40 } ?? start)
            return SecretLook.isSecret(text[user], atLeast: 20) ? user : nil
        }
        if text[start] == 0x5b { return nil }
        if let end = authority.last(where: { text[$0] == 0x40 }), end > colon { return colon + 1..<end }
        // Not a port: a password that holds a slash, or whose end was cut off.
        guard !text[(colon + 1)..<authority.upperBound].allSatisfy(ASCII.isDigit) else { return nil }
        if let end = (colon..<next).last(where: { text[$0] == 0x40 }) { return colon + 1..<end }
        return authority.upperBound == text.count || colon == start ? colon + 1..<authority.upperBound : nil
    }
}
