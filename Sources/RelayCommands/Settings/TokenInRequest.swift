import RelayBytes
import RelayClient
import RelayJWT

/// A token that the operator wrote into the request itself: in a pasted header or in the address.
package struct TokenInRequest {
    package let token: GivenToken
    package let delivery: TokenDelivery
    /// The headers without the token.
    package let headers: HandshakeHeaders

    /// The token in `Sec-WebSocket-Protocol: Bearer, x`, in `Authorization: Bearer x` or in the query; nil without.
    /// `scheme` is the word of the settings for `Bearer`.
    package init?(_ headers: HandshakeHeaders, _ url: AbsoluteURL, scheme: String, queryName: String) {
        var rest = headers
        let offered = headers.subprotocols
        if offered.count >= 2,
            offered[0].equalsIgnoringASCIICase(scheme) || TokenFinder.isToken(Array(offered[1].utf8))
        {
            rest.subprotocols.removeFirst(2)
            token = GivenToken(token: Secret(offered[1]), source: "--header Sec-WebSocket-Protocol")
            delivery = .subprotocol(scheme: offered[0])
        } else if let (word, secret) = headers.authorization.flatMap({ Self.credentials($0, scheme) }) {
            rest.authorization = nil
            token = GivenToken(token: secret, source: "--header Authorization")
            delivery = .header(scheme: word)
        } else if let value = RequestTarget(url.requestTarget).item(named: queryName), !value.isEmpty {
            token = GivenToken(
                token: Secret(PercentEncoding.decode(value.utf8) ?? Array(value.utf8)), source: "the address")
            delivery = .query(name: queryName)
        } else {
            return nil
        }
        self.headers = rest
    }

    /// `Bearer x` taken apart; another scheme is none of ours.
    private static func credentials(_ value: Secret, _ scheme: String) -> (String, Secret)? {
        let words = value.revealText().split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, ["bearer", "jwt", "token", scheme.asciiLowercased].contains(words[0].asciiLowercased)
        else { return nil }
        return (String(words[0]), Secret(String(words[1])))
    }
}
