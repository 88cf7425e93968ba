import RelayBytes
import RelayEvidence

/// What a 400 or a 426 says of itself, in a status line or a page.
enum BadRequest: Equatable {
    /// Daphne, for an Origin that is none.
    case originInvalid
    /// Plain text on a TLS port.
    case plainOnTLS
    /// A header of the upgrade did not arrive, in these words.
    case headersLost(String)
    /// nginx with ssl_verify_client.
    case clientCertificate
    /// Django, for a Host that is not in ALLOWED_HOSTS.
    case hostRefused

    init?(_ answer: HTTPFacts) {
        guard answer.status == 400 || answer.status == 426 else { return nil }
        if OriginRefusal.isInvalid(answer) {
            self = .originInvalid
        } else if PlainRequestAnalyser.isSaid(answer) {
            self = .plainOnTLS
        } else if Self.has(answer, "SSL certificate") {
            self = .clientCertificate
        } else if Self.has(answer, "<h1>Bad Request (400)</h1>") || Self.has(answer, "DisallowedHost") {
            self = .hostRefused
        } else if let words = Self.loss(answer) {
            self = .headersLost(words)
        } else {
            return nil
        }
    }

    /// The sentence of Daphne (FACTS: row 38) or of another server for a header that a proxy dropped.
    private static func loss(_ answer: HTTPFacts) -> String? {
        let body = String(decoding: answer.body.prefix(400), as: UTF8.self)
        let names = [
            "connection header", "upgrade header", "sec-websocket-key", "sec-websocket-version header missing",
        ]
        let lines = [answer.reason] + body.split(whereSeparator: \.isNewline).map(String.init)
        let line = lines.first { line in names.contains { line.asciiLowercased.firstRange(of: $0) != nil } }
        if let line { return Printable.excerpt(line.utf8, limit: 100) }
        return answer.status == 426 ? "426 \(Printable.escape(answer.reason))" : nil
    }

    private static func has(_ answer: HTTPFacts, _ words: String) -> Bool {
        answer.body.firstRange(of: Array(words.utf8)) != nil
    }
}
