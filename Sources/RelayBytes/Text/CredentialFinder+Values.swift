extension CredentialFinder {
    private static var quotes: [UInt8] { [0x22, 0x27, 0x60, 0x3c, 0x3e] }
    private static var schemes: Set<String> {
        ["bearer", "token", "basic", "digest", "jwt", "apikey", "negotiate", "ntlm", "hmac"]
    }

    /// The value behind the sign, if what stands before it is the name of a credential.
    func named(_ sign: Int) -> Range<Int>? {
        guard let name = name(before: sign) else { return nil }
        switch text[sign] {
        case 0x2c: if !name.isQuoted || name.kind == .weak { return nil }
        case 0x20: if !name.isOption { return nil }
        default: break
        }
        // Blanks stand on both sides of an equals sign or on none.
        let start = text[sign] == 0x3d && !isBlank(sign - 1) ? sign + 1 : skippingBlanks(sign + 1)
        if let open = opening(start), !name.isInQuery {
            // Behind a tuple's comma stands a string.
            return string(quoted(open), name)
        }
        if text[sign] == 0x2c || isEnd(start) { return nil }
        return bare(start, sign, name)
    }

    /// A value in quotation marks.
    private func string(_ value: Range<Int>, _ name: Name) -> Range<Int>? {
        switch name.kind {
        case .authorization: return SecretLook.isProse(text[value]) ? nil : behindScheme(value) ?? value
        case .subprotocol: return behindFirst(value)
        case .weak where text[name.start] | 0x20 == 0x6b:
            return SecretLook.isSecret(text[value], atLeast: 16) ? value : nil
        case .cookie, .strong, .weak: return SecretLook.isProse(text[value]) ? nil : value
        }
    }

    /// A value without quotation marks of its own.
    private func bare(_ start: Int, _ sign: Int, _ name: Name) -> Range<Int>? {
        let line = rest(start, name, sign)
        switch name.kind {
        case .cookie: return name.isInQuery ? query(start, sign) : SecretLook.isProse(text[line]) ? nil : line
        case .subprotocol: return behindFirst(line)
        case .authorization:
            if let value = behindScheme(line) {
                let isDigest = text[start] | 0x20 == 0x64
                let word = word(from: value.lowerBound, by: sign, until: Self.quotes + [0x2c])
                return SecretLook.isProse(text[word]) ? nil : isDigest ? value : word
            }
        default: break
        }
        if name.isInQuery { return query(start, sign) }
        let value = trimmed(word(from: start, by: sign, until: Self.quotes))
        guard !value.isEmpty, !SecretLook.isProse(text[value]), ![0x7b, 0x5b].contains(at(start)) else { return nil }
        if name.kind == .weak {
            return SecretLook.isSecret(text[value], atLeast: text[sign] == 0x3d ? 6 : 16) ? value : nil
        }
        if text[sign] != 0x3a || name.isQuoted || SecretLook.isSecret(text[value], atLeast: 6) { return value }
        let behind = skippingBlanks(value.upperBound)
        let isLast = isEnd(behind) || isQuote(behind) || [0x2c, 0x7d, 0x3b, 0x29].contains(text[behind])
        return name.isPassword && isLast ? value : nil
    }

    private func query(_ start: Int, _ sign: Int) -> Range<Int> {
        word(from: start, by: sign, until: Self.quotes + [0x26, 0x3b, 0x23])
    }

    /// Up to the quotation mark that encloses the header, or the end of the line.
    private func rest(_ start: Int, _ name: Name, _ sign: Int) -> Range<Int> {
        let open = name.isQuoted || !isQuote(name.start - 1) ? nil : name.start - 1
        var end = start
        while !isEnd(end) || end < text.count && !ends(end, sign) {
            if let open, text[end] == text[open], places[end].backslashes <= places[open].backslashes { break }
            end += 1
        }
        return start..<end
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, [0x2c, 0x3b, 0x29, 0x5d, 0x7d, 0x2e].contains(text[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    /// What follows `Bearer` and the like.
    private func behindScheme(_ value: Range<Int>) -> Range<Int>? {
        let scheme = text[value].prefix(while: ASCII.isLetter)
        let name = String(decoding: scheme.map(ASCII.lowercased), as: UTF8.self)
        guard Self.schemes.contains(name) else { return nil }
        var start = scheme.endIndex
        while start < value.upperBound, isBlank(start) || text[start] == 0x2c || text[start] == 0x2b { start += 1 }
        return start > scheme.endIndex && start < value.upperBound ? start..<value.upperBound : nil
    }

    /// What follows the first subprotocol; that one too if it looks like a secret.
    private func behindFirst(_ value: Range<Int>) -> Range<Int>? {
        let first = text[value].prefix { $0 != 0x2c && $0 != 0x20 }
        if SecretLook.isSecret(first, atLeast: 20) { return value }
        var start = first.endIndex
        while start < value.upperBound, isBlank(start) || text[start] == 0x2c { start += 1 }
        // nginx ends what it cuts with dots.
        let rest = trimmed(start..<value.upperBound)
        return rest.isEmpty || SecretLook.isProse(text[rest]) ? nil : rest
    }

    /// What `Bearer`, `Token`, `Basic` or `JWT` announces without a header's name, if it looks like a secret.
    func announced(_ index: Int) -> Range<Int>? {
        if ASCII.isLetter(at(index - 1)) || ASCII.isDigit(at(index - 1)) { return nil }
        let scheme = text[index...].prefix(7).prefix(while: ASCII.isLetter)
        let name = String(decoding: scheme.map(ASCII.lowercased), as: UTF8.self)
        guard ["bearer", "token", "basic", "jwt"].contains(name) else { return nil }
        var start = scheme.endIndex
        let isQuoted = isQuote(start) && at(index - 1) == text[start]
        if isQuoted { start += 1 }
        let end = start
        while isBlank(start) || at(start) == 0x2c { start += 1 }
        guard start > end, start < text.count else { return nil }
        if isQuoted {
            guard let open = opening(start) else { return nil }
            let value = quoted(open)
            return SecretLook.isProse(text[value]) ? nil : value
        }
        let value = word(from: start, by: index, until: Self.quotes + [0x2c, 0x3a, 0x3b, 0x29, 0x5d, 0x7d, 0x26])
        if SecretLook.isSecret(text[value], atLeast: 8) {
            return text[value].starts(with: "HTTP/".utf8) ? nil : value
        }
        // A string of its own, or the last of the line: no sentence goes on behind it.
        let isWhole = isQuote(index - 1) && at(value.upperBound) == text[index - 1]
        let isLast = name == "bearer" && value.count >= 6 && (isEnd(value.upperBound) || isQuote(value.upperBound))
        return (isWhole || isLast) && !SecretLook.isProse(text[value]) ? value : nil
    }
}
