import RelayBytes
import RelayFrames

/// What the opening handshake says of its sender, but for the key.
package struct HandshakePlan: Equatable, Sendable {
    /// Nil sends none.
    package var origin: String?
    /// The Host header where it is not the address's own.
    package var host: String?
    package var userAgent: String
    /// Offered beside the token's own.
    package var subprotocols: [String] = []
    /// One may be offered twice, which a server that reads them must refuse.
    package var mayRepeatSubprotocols = false
    package var policy = SubprotocolPolicy.browser
    /// What is offered of permessage-deflate.
    package var compression = CompressionChoice.off
    package var cookie: Secret?
    /// The value of an Authorization header that is not the token's.
    package var authorization: Secret?
    /// Written last.
    package var headers: [HeaderField] = []
    package var delivery = TokenDelivery.subprotocol(scheme: "Bearer")

    package init(userAgent: String) { self.userAgent = userAgent }

    /// Whether there is a secret in it beside the token.
    package var carriesCredentials: Bool { cookie != nil || authorization != nil }

    /// The request that takes the token along as told.
    package func request(to address: ServiceAddress, token: Secret?, key: WebSocketKey) -> UpgradeRequest {
        var target = RequestTarget(address.socketTarget)
        var offered = subprotocols
        var authorization = authorization
        if let text = token?.revealText() {
            switch delivery {
            case .subprotocol(let scheme): offered = [scheme, text] + offered
            case .query(let name):
                // An item that means the token stays as the operator wrote it.
                if target.item(named: name).flatMap({ PercentEncoding.decode($0.utf8) }) != Array(text.utf8) {
                    target.set(name, to: PercentEncoding.encode(text.utf8))
                }
            case .header(let scheme): authorization = Secret("\(scheme) \(text)")
            case .none: break
            }
        }
        var request = UpgradeRequest(
            target: target.text, host: host ?? address.hostHeader, key: key, origin: origin, subprotocols: offered,
            subprotocolPolicy: policy, userAgent: userAgent, authorization: authorization, cookie: cookie,
            extraFields: headers)
        request.mayRepeatSubprotocols = mayRepeatSubprotocols
        request.offer(compression)
        return request
    }
}
