import RelayBytes
import RelayEvidence

// What an exchange gave, as evidence: secrets masked, bodies cut short.

extension HTTPOutcome {
    /// The answer or the failure of an exchange.
    package init(_ exchange: HTTPExchange, _ redaction: Redaction) {
        switch exchange.outcome {
        case .response(let response): self = .answered(HTTPFacts(response, redaction))
        case .failed(let failure): self = .failed(ExchangeFailure(failure))
        }
    }
}

extension HTTPOutcome {
    /// The same with a body: what was read of an accepted answer, whose bytes are not kept.
    func withBody(_ text: String) -> HTTPOutcome {
        guard case .answered(let facts) = self else { return self }
        let body = Array(text.utf8.prefix(HTTPFacts.bodyKept))
        return .answered(HTTPFacts(status: facts.status, reason: facts.reason, fields: facts.fields, body: body))
    }
}

extension HTTPFacts {
    fileprivate static let bodyKept = 4096

    init(_ response: HTTPResponse, _ redaction: Redaction) {
        let fields = response.head.fields.map { field in
            Field(name: field.name, value: redaction.value(of: field.name, field.value))
        }
        self.init(
            status: response.status, reason: redaction.apply(response.head.reason), fields: fields,
            body: redaction.apply(Array(response.body.prefix(Self.bodyKept))))
    }
}

extension ExchangeFailure {
    package init(_ failure: HTTPFailure) {
        switch failure {
        case .notResolved(let text): self = .resolve(text)
        case .refused: self = .connect("connection refused")
        case .notConnected(_, let text): self = .connect(text)
        case .proxy(_, let text): self = .proxy(text)
        case .timedOut: self = .timedOut
        case .tls(let text): self = .tls(text)
        case .certificate(_, let text), .wrongHost(let text): self = .certificate(text)
        case .ended(let errno): self = .closed(errno == 0 ? "closed without an answer" : "reset without an answer")
        case .notHTTP(let text): self = .malformed(text)
        case .headTooLarge(let limit): self = .tooLarge(limit: limit)
        case .tooManyFields(let limit): self = .malformed("more than \(limit) header fields")
        case .interrupted: self = .interrupted
        case .unsendable(let fault): self = .unsendable(fault.words)
        case .unusableFile(let text), .libraryMissing(let text): self = .unavailable(text)
        case .other(let code, let text): self = .malformed("\(text) (libcurl \(code))")
        }
    }
}

extension HTTPRequestFault {
    /// The fault in words that name the part and not its content.
    var words: String {
        switch self {
        case .scheme: "the URL is neither http nor https"
        case .url: "the URL cannot be sent"
        case .credentialsInURL: "the URL holds credentials"
        case .fieldName: "a header's name is not a token"
        case .fieldValue(let name): "a control character in the header \(Printable.escape(name))"
        case .setting(let name): "a control character in the \(name)"
        case .notUTF8(let what): "the \(what) is not UTF-8"
        }
    }
}

extension LoginFacts.Outcome {
    package init(_ outcome: LoginOutcome, _ redaction: Redaction) {
        switch outcome {
        case .accepted: self = .accepted
        case .refused(let refusal): self = .refused(detail: refusal.detail.map(redaction.apply))
        case .csrf(let refusal): self = .csrf(detail: refusal.detail.map(redaction.apply))
        case .forbidden(let refusal): self = .unexpected(refusal.detail.map(redaction.apply) ?? "forbidden")
        case .hostRefused: self = .unexpected("the server does not know this Host")
        case .throttled(let throttling): self = .throttled(retryAfter: throttling.retryAfterText)
        case .redirected(_, let location): self = .redirected(location: location.map(redaction.apply))
        case .notFound: self = .notFound
        case .clientError(let refusal): self = .unexpected(refusal.detail.map(redaction.apply) ?? "not understood")
        case .serverError: self = .serverError
        case .unexpected(let answer): self = .unexpected(answer.kind.words)
        case .failed(let failure): self = .failed(ExchangeFailure(failure))
        }
    }
}

extension UnexpectedAnswer.Kind {
    var words: String {
        switch self {
        case .empty: "an empty answer"
        case .html: "a web page, not JSON"
        case .notJSON(let fault): "not JSON: \(fault)"
        case .notAnObject: "JSON, but no object"
        case .missing(let member): "no \"\(Printable.escape(member))\" in the answer"
        case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
        case .endedEarly: "the answer was cut off"
        case .encoded(let coding): "the answer is coded as \(Printable.escape(coding))"
        case .status: "a status that answers no login"
        }
    }
}
