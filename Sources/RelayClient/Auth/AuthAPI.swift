import RelayBytes

/// The three questions to the API: login, refresh and me.
package struct AuthAPI: Sendable {
    package var client: HTTPClient
    package var endpoints: APIEndpoints
    /// Sent with every question: User-Agent, Origin and what the operator adds.
    package var fields: [HTTPRequestField]
    /// How many redirects are followed, and only to the same scheme, host and port.
    package var redirects: Int

    package init(
        client: HTTPClient, endpoints: APIEndpoints, fields: [HTTPRequestField] = [], redirects: Int = 0
    ) {
        self.client = client
        self.endpoints = endpoints
        self.fields = fields
        self.redirects = redirects
    }

    /// POSTs a user name and a password.
    package func login(user: String, password: Secret, until deadline: Instant) -> APIAnswer<TokenPair> {
        guard let text = String(validating: password.reveal(), as: UTF8.self) else {
            return APIAnswer(outcome: .failed(.unsendable(.notUTF8("password"))), exchanges: [])
        }
        return post(endpoints.loginPath, ["username": .string(user), "password": .string(text)], until: deadline)
    }

    /// POSTs a refresh token.
    package func refresh(_ token: Secret, until deadline: Instant) -> APIAnswer<TokenPair> {
        guard let text = String(validating: token.reveal(), as: UTF8.self) else {
            return APIAnswer(outcome: .failed(.unsendable(.notUTF8("refresh token"))), exchanges: [])
        }
        return post(endpoints.refreshPath, ["refresh": .string(text)], until: deadline)
    }

    /// GETs the user that the token stands for; without a token, what the API says to a stranger.
    package func me(token: Secret?, until deadline: Instant) -> APIAnswer<JSONObject> {
        var request = HTTPRequest(.get, endpoints.origin + endpoints.mePath, fields: common())
        if let token {
            request.fields.append(HTTPRequestField("Authorization", prefix: endpoints.scheme + " ", token))
        }
        let exchanges = exchange(request, until: deadline)
        return answer(exchanges) { json throws(UnexpectedAnswer.Kind) in
            guard let user = json.object else { throw .notAnObject }
            return user
        }
    }

    /// What every question says, and what this one adds. A field that the operator wrote stands in place of ours.
    private func common(_ own: HTTPRequestField...) -> [HTTPRequestField] {
        func missing(_ ours: [HTTPRequestField]) -> [HTTPRequestField] {
            ours.filter { our in !fields.contains { $0.name.equalsIgnoringASCIICase(our.name) } }
        }
        return missing([HTTPRequestField("Accept", "application/json")]) + fields + missing(own)
    }

    private func post(_ path: String, _ members: JSONValue, until deadline: Instant) -> APIAnswer<TokenPair> {
        let type = HTTPRequestField("Content-Type", "application/json")
        var request = HTTPRequest(.post, endpoints.origin + path, fields: common(type))
        request.body = Secret(JSONWriter.write(members))
        let exchanges = exchange(request, until: deadline)
        return answer(exchanges) { json throws(UnexpectedAnswer.Kind) in
            guard json.object != nil else { throw .notAnObject }
            guard let access = json[endpoints.tokenField]?.string, !access.isEmpty else {
                throw .missing(member: endpoints.tokenField)
            }
            return TokenPair(access: Secret(access), refresh: json["refresh"]?.string.map { Secret($0) })
        }
    }

    /// The request and what its redirects lead to. A POST follows 307 and 308 alone: the others would make a GET of it,
    /// which answers no login.
    private func exchange(_ first: HTTPRequest, until deadline: Instant) -> [HTTPExchange] {
        var request = first
        var exchanges = [client.exchange(request, until: deadline)]
        while exchanges.count <= redirects, let response = exchanges.last?.response, let target = response.redirect,
            let origin = HTTPRequest.origin(of: request.url), HTTPRequest.origin(of: target) == origin
        {
            guard request.method != .post || response.status == 307 || response.status == 308 else { break }
            request.url = target
            exchanges.append(client.exchange(request, until: deadline))
        }
        return exchanges
    }

    private func answer<Accepted>(
        _ exchanges: [HTTPExchange], _ read: (JSONValue) throws(UnexpectedAnswer.Kind) -> Accepted
    ) -> APIAnswer<Accepted> {
        guard let last = exchanges.last else { return APIAnswer(outcome: .failed(.interrupted), exchanges: []) }
        let outcome: APIOutcome<Accepted>
        switch last.outcome {
        case .failed(let failure): outcome = .failed(failure)
        case .response(let response):
            outcome = APIAnswerReader(response, bodyLimit: client.route.bodyLimit).outcome(read)
        }
        // Whatever came with a 2xx may be a token.
        let isSuccess = last.response.map { 200..<300 ~= $0.status } ?? false
        return APIAnswer(
            outcome: outcome, exchanges: isSuccess ? exchanges.dropLast() + [last.withoutBody] : exchanges)
    }
}
