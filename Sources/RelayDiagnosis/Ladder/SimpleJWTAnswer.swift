import RelayBytes
import RelayEvidence

/// What an API says of a token it does not accept: simplejwt's words (FACTS: simplejwt 5.5.1), or those that an
/// application put in their place.
package struct SimpleJWTAnswer: Equatable {
    /// `token_not_valid`, `user_not_found`, `user_inactive`.
    package let code: String?
    /// The most telling sentence: of `messages` if there is one, else `detail`, else the first of the body; escaped.
    package let text: String

    /// A sentence that came without a code; escaped.
    init(text: String) { (self.code, self.text) = (nil, text) }

    /// Reads the body of an answer; nil when there is no text in it.
    package init?(_ facts: HTTPFacts) {
        guard let body = facts.json else { return nil }
        var texts: [String] = []
        var codes: [String] = []
        Self.gather(body, under: "", depth: 0, &texts, &codes)
        let message = body["messages"]?.array?.first?["message"]?.string ?? body["detail"]?.string
        guard let text = message ?? texts.first(where: { $0.contains(" ") }) ?? texts.first ?? codes.first else {
            return nil
        }
        self.text = Printable.escape(text)
        code = codes.first
    }

    /// The texts of the body in their order, those of members named as codes apart.
    private static func gather(
        _ value: JSONValue, under name: String, depth: Int, _ texts: inout [String], _ codes: inout [String]
    ) {
        guard depth < 5 else { return }
        if let text = value.string, !text.isEmpty {
            if ["code", "error_code", "errorcode"].contains(name.asciiLowercased) {
                codes.append(text)
            } else {
                texts.append(text)
            }
        }
        for item in value.array ?? [] { gather(item, under: name, depth: depth + 1, &texts, &codes) }
        for member in value.object?.members ?? [] {
            gather(member.value, under: member.name, depth: depth + 1, &texts, &codes)
        }
    }
}
