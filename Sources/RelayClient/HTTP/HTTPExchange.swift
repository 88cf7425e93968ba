import RelayBytes

/// One request and what came of it.
package struct HTTPExchange: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case response(HTTPResponse)
        case failed(HTTPFailure)
    }

    package let method: HTTPRequest.Method
    package let url: String
    package var outcome: Outcome
    package let timings: HTTPTimings
    /// The peer that was talked to, the proxy if there is one: `127.0.0.1:8000`, `[::1]:8000`.
    package let remoteAddress: String?
    /// OpenSSL's verdict on the certificate, also when it was not asked to stand: 0 is trusted, 62 another host. Nil
    /// without TLS, and where it did not come to a verdict.
    package var verifyResult: Int?

    package init(
        method: HTTPRequest.Method, url: String, outcome: Outcome, timings: HTTPTimings, remoteAddress: String?,
        verifyResult: Int?
    ) {
        self.method = method
        self.url = url
        self.outcome = outcome
        self.timings = timings
        self.remoteAddress = remoteAddress
        self.verifyResult = verifyResult
    }

    /// The response, if there was one.
    package var response: HTTPResponse? {
        guard case .response(let response) = outcome else { return nil }
        return response
    }

    /// The failure, if there was no response.
    package var failure: HTTPFailure? {
        guard case .failed(let failure) = outcome else { return nil }
        return failure
    }

    /// The same without the bytes of the body, which may be tokens.
    package var withoutBody: HTTPExchange {
        guard var response else { return self }
        response.body = []
        var copy = self
        copy.outcome = .response(response)
        return copy
    }
}
