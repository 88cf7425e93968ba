import RelayBytes
import RelayClient
import RelayJWT

/// A token that the operator wrote into the request itself: in a pasted header or in the address.
struct TokenInRequest {
    let token: GivenToken
    let delivery: TokenDelivery
    /// The headers without the token.
    let headers: HandshakeHeaders

    /// The token in `Sec-WebSocket-Protocol: Bearer, x`, in `Authorization: Bearer x` or in the query; nil without.
    init?(_ headers: inout HandshakeHeaders, _ url: AbsoluteURL, scheme: String, _ queryName: String) {
        var rest = headers
        let offered = headers.subprotocols
        if offered.count >= 2,
            offered[0].equalsIgnoringASCIICase(scheme) || TokenFinder.isToken(Array(offered[1].utf8))
        {
            rest.subprotocols.removeFirst(2)
            token = GivenToken(token: Secret(offered[1]), source: "--header Sec-WebSocket-Protocol")
            delivery = .subprotocol(scheme: offered[0])
        } else if let (word, secret) = headers.authorization.flatMap(Self.credentials) {
            rest.authorization = nil
            token = GivenToken(token: secret, source: "--header Authorization")
            delivery = .header(scheme: word)
        } else if let value = RequestTarget(url.requestTarget).item(named: queryName), !value.isEmpty {
            token = GivenToken(token: Secret(value), source: "the address")
            delivery = .query(name: queryName)
        } else {
            return nil
        }
        self.headers = rest
    }

    /// `Bearer x` taken apart; another scheme is none of ours.
    private static func credentials(_ value: Secret) -> (String, Secret)? {
        let words = value.revealText().split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, ["bearer", "jwt", "token"].contains(String(words[0]).asciiLowercased) else {
            return nil
        }
        return (String(words[0]), Secret(String(words[1])))
    }
}
