import RelayBytes

/// Reads a response as the answer of Django, REST framework and simplejwt, or of a server before them.
struct APIAnswerReader {
    let response: HTTPResponse
    let bodyLimit: Int

    init(_ response: HTTPResponse, bodyLimit: Int) {
        self.response = response
        self.bodyLimit = bodyLimit
    }

    func outcome<Accepted>(
        _ read: (JSONValue) throws(UnexpectedAnswer.Kind) -> Accepted
    ) -> APIOutcome<Accepted> {
        switch response.status {
        case 200, 201:
            do throws(UnexpectedAnswer.Kind) {
                return .accepted(try read(try json()))
            } catch {
                return .unexpected(UnexpectedAnswer(status: response.status, kind: error))
            }
        case 400 where isHostRefusal: return .hostRefused
        case 400, 401: return .refused(refusal)
        case 403: return isCSRF ? .csrf(refusal) : .forbidden(refusal)
        case 404: return .notFound
        case 429: return .throttled(throttling)
        case 503 where response.head["retry-after"] != nil: return .throttled(throttling)
        case 300..<400: return .redirected(status: response.status, location: location)
        case 400..<500: return .clientError(refusal)
        case 500..<600: return .serverError(refusal)
        default: return .unexpected(UnexpectedAnswer(status: response.status, kind: .status))
        }
    }

    private func json() throws(UnexpectedAnswer.Kind) -> JSONValue {
        switch response.bodyEnd {
        case .complete: break
        case .atLimit: throw .tooLarge(limit: bodyLimit)
        case .early: throw .endedEarly
        }
        if let coding = response.head["content-encoding"], !coding.equalsIgnoringASCIICase("identity") {
            throw .encoded(coding)
        }
        if response.body.isEmpty { throw .empty }
        do throws(JSONFault) {
            return try JSONReader.read(response.body)
        } catch {
            throw isHTML ? .html : .notJSON(error)
        }
    }

    private var isHTML: Bool {
        if response.mediaType == "text/html" { return true }
        let start = response.body.drop { $0 == 0x20 || 0x09...0x0d ~= $0 }
        return start.first == 0x3c
    }

    private var text: String { String(decoding: response.body, as: UTF8.self) }

    private var location: String? { response.redirect ?? response.head["location"] }

    /// `Bad Request (400)` is Django's page for DisallowedHost and other suspicious requests; with DEBUG it is named, in
    /// plain text for a client that does not ask for HTML.
    private var isHostRefusal: Bool {
        isHTML && contains("<h1>Bad Request (400)</h1>")
            || response.mediaType != "application/json" && contains("DisallowedHost")
    }

    /// Django's page, or REST framework's `{"detail":"CSRF Failed: ..."}`.
    private var isCSRF: Bool {
        isHTML ? contains("CSRF") : refusal.detail?.hasPrefix("CSRF Failed") == true
    }

    private func contains(_ words: String) -> Bool {
        let needle = Array(words.utf8)
        let body = response.body
        guard body.count >= needle.count else { return false }
        return body.indices.dropLast(needle.count - 1).contains { body[$0...].starts(with: needle) }
    }

    private var refusal: APIRefusal {
        guard response.bodyEnd == .complete, let body = try? JSONReader.read(response.body) else {
            return APIRefusal(status: response.status)
        }
        let first = body["messages"]?.array?.first
        return APIRefusal(
            status: response.status, detail: Self.detail(body), code: body["code"]?.string,
            message: first?["message"]?.string)
    }

    /// REST framework's `detail`, or its messages by field.
    private static func detail(_ body: JSONValue) -> String? {
        if let detail = body["detail"]?.string { return detail }
        guard let members = body.object?.members else { return nil }
        let messages = members.compactMap { member -> String? in
            guard let texts = member.value.array?.compactMap(\.string), !texts.isEmpty else { return nil }
            return "\(member.name): \(texts.joined(separator: " "))"
        }
        return messages.isEmpty ? nil : messages.joined(separator: "; ")
    }

    private var throttling: APIThrottling {
        let text = response.head["retry-after"]
        let seconds = text.flatMap { $0.utf8.allSatisfy(ASCII.isDigit) ? Int32($0) : nil }
        return APIThrottling(
            status: response.status, retryAfter: seconds.map { .seconds($0) }, retryAfterText: text,
            detail: refusal.detail)
    }
}
