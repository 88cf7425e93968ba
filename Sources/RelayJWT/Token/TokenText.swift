import RelayBytes

/// What people paste where a token is asked for, and the token in it.
package enum TokenText: Equatable, Sendable {
    /// How the token was dressed.
    package enum Form: String, Equatable, Sendable {
        case bare
        /// `Bearer x`
        case scheme
        /// `Authorization: Bearer x`, `Cookie: a=x`
        case header
        /// `Sec-WebSocket-Protocol: Bearer, x`
        case subprotocol
        /// `ws://host/path?token=x`, `TOKEN=x`
        case parameter
        /// `{"access": "x"}`
        case json
        /// In the middle of other text, as in a curl command.
        case embedded
    }

    /// The text of the token, which may still be malformed, and how many more tokens followed it.
    case token(Secret, Form, more: Int)
    /// A program wrote its own nothing where a token belongs: `null`, `undefined`, or an empty text.
    case literalNull(String)
    /// JSON without a token, such as the answer to a login that was refused.
    case absent(Form)

    /// Reads what was pasted: white space, quotation marks, a byte order mark and the dress around the token go.
    package static func read(_ bytes: [UInt8]) -> TokenText {
        var (text, form) = (PastedText.trimmed(bytes), Form.bare)
        for _ in 0..<mostDresses {
            text = PastedText.unquoted(text)
            if let literal = PastedText.literalNull(text) { return .literalNull(literal) }
            // Nothing but the characters of a token: done, before any of them is taken for a name or a scheme.
            if text.allSatisfy(TokenFinder.isTokenByte) { return .token(Secret(text), form, more: 0) }
            switch PastedText.json(text) ?? PastedText.header(text) ?? PastedText.scheme(text)
                ?? PastedText.parameter(text)
            {
            case nil: return plain(text, form)
            case .nothing?: return .absent(.json)
            case .text(let value, let dress)?: (text, form) = (value, form == .bare ? dress : form)
            }
        }
        return .token(Secret(PastedText.unquoted(text)), form, more: 0)
    }

    /// One inside the other.
    private static let mostDresses = 6

    /// Text without a known dress: one token after another, a token that was wrapped, or tokens among other words.
    private static func plain(_ text: [UInt8], _ form: Form) -> TokenText {
        if let list = tokens(text), list.count > 1 { return .token(Secret(list.first), form, more: list.count - 1) }
        // Wrapped by a mail client: CompactToken says where; guessing the seams would hide a token that was cut.
        if text.allSatisfy({ PastedText.isSpace($0) || TokenFinder.isTokenByte($0) }) {
            return .token(Secret(text), form, more: 0)
        }
        let found = TokenFinder.ranges(in: text, complete: true)
        // A token and foreign bytes that touch it are one broken token, not a token among words.
        if let first = found.first, PastedText.standsAlone(first, in: text) {
            return .token(Secret(Array(text[first])), form == .bare ? .embedded : form, more: found.count - 1)
        }
        return .token(Secret(text), form, more: 0)
    }

    /// The first token and how many there are, where the text is nothing but tokens with space between them.
    private static func tokens(_ text: [UInt8]) -> (first: [UInt8], count: Int)? {
        var (first, count, start): ([UInt8]?, Int, Int) = (nil, 0, 0)
        while start < text.count {
            if PastedText.isSpace(text[start]) {
                start += 1
                continue
            }
            let end = text[start...].firstIndex(where: PastedText.isSpace) ?? text.count
            let piece = Array(text[start..<end])
            guard TokenFinder.isToken(piece) else { return nil }
            if first == nil { first = piece }
            (count, start) = (count + 1, end)
        }
        return first.map { ($0, count) }
    }
}
