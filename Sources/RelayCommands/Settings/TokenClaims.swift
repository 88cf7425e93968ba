import RelayBytes
import RelayJWT

/// What the client itself reads from a token: when it ends.
enum TokenClaims {
    /// `iat`, if the token can be read and has one.
    static func issued(_ token: Secret) -> UnixTime? {
        do throws(TokenFault) { return try CompactToken(token.reveal()).claims.iat.value?.time } catch { return nil }
    }

    /// `exp`, if the token can be read and has one.
    static func expiry(of token: Secret) -> UnixTime? {
        do throws(TokenFault) { return try CompactToken(token.reveal()).claims.exp.value?.time } catch { return nil }
    }
}
