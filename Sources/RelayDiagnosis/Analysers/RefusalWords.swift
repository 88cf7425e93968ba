import RelayBytes
import RelayEvidence

/// The cause that a refused handshake names itself, where the API tells nothing: aiohttp, FastAPI and others answer with
/// the sentence of their JWT library.
enum RefusalWords {
    static func cause(_ token: DecodedToken, _ bundle: Bundle) -> Finding? {
        guard let refusal = bundle.refusal, let answer = answer(refusal) else { return nil }
        switch TokenComplaint(answer) {
        case .invalid, .unknown: return nil
        case let complaint:
            return RefusedTokenWords.judged(
                complaint, ["the server says: \(Printable.excerpt(answer.text.utf8, limit: 100))"], token, bundle)
        }
    }

    /// A body in JSON, or one line of text.
    private static func answer(_ refusal: HTTPFacts) -> SimpleJWTAnswer? {
        if let answer = SimpleJWTAnswer(refusal) { return answer }
        guard refusal.body.count < 200, let text = String(validating: refusal.body, as: UTF8.self) else { return nil }
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 1, let line = lines.first, !line.contains("<") else { return nil }
        return SimpleJWTAnswer(text: Printable.escape(String(line)))
    }
}
