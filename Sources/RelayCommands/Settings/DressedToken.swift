import RelayBytes
import RelayJWT

/// A token as it is kept or pasted: behind `Bearer`, in quotes, in a header line, in the answer to a login.
package enum DressedToken {
    /// The token inside and what it was dressed in; nil where there is no dress, or nothing inside has the look of a
    /// JWT: such a text is sent as it was given.
    package static func inside(_ bytes: [UInt8]) -> (token: Secret, dress: String)? {
        guard case .token(let token, let form, let more) = TokenText.read(bytes) else { return nil }
        let inner = token.reveal()
        guard inner != bytes, TokenFinder.isToken(inner) else { return nil }
        let dress =
            switch form {
            case .bare: "quotes or white space around it"
            case .scheme: "a scheme before it"
            case .header, .subprotocol: "a header around it"
            case .parameter: "a name before it"
            case .json: "JSON around it"
            case .embedded: "other text around it"
            }
        return (token, more == 0 ? dress : "\(dress), the first of \(more + 1)")
    }
}
