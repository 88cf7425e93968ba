import RelayEvidence

extension Catalogue {
    private static let denial =
        "403 \"Access denied\" (Daphne, no headers, no body) or 401; the same bytes for eleven causes."
    /// A middleware that raises on a token that it should refuse makes 500 of it.
    /// One that accepts it to close, selecting no subprotocol, makes no valid handshake.
    private static let refused: [ExitStatus] = [.refusedForAuthentication, .serverError, .invalidHandshake]

    /// The codes of a handshake that is refused for its token or its user.
    static let token: [Entry] = [
        Entry(
            .upgradeTokenMissing, at: [.upgrade], exits: refused,
            meaning: "No token was sent.",
            sign: denial,
            cause: "No login was saved, a redirect led to another origin, or the client offers no subprotocol.",
            remedy: "Log in, or name a token.",
            command: "relayctl login TARGET"),
        Entry(
            .upgradeTokenMalformed, at: [.upgrade], exits: refused,
            meaning: "The token that was sent is no JWT.",
            sign: "\(denial) The API says \"Token is invalid\".",
            cause: "A token that was cut, has quotes around it, or is of another kind.",
            remedy: "See what is in it.",
            command: "relayctl token decode @FILE"),
        Entry(
            .upgradeTokenExpired, at: [.upgrade], exits: refused,
            meaning: "The access token has expired.",
            sign: "\(denial) The API says \"Token is expired\".",
            cause: """
                simplejwt's access tokens live 5 minutes unless ACCESS_TOKEN_LIFETIME says otherwise; the client did \
                not refresh.
                """,
            remedy: "Get a new one.",
            command: "relayctl login TARGET"),
        Entry(
            .upgradeTokenNotYetValid, at: [.upgrade], exits: refused,
            meaning: "The token is from the future.",
            sign: "\(denial) iat or nbf is later than the server's clock.",
            cause: "The clock of the machine that signs is ahead; simplejwt allows no leeway unless LEEWAY is set.",
            remedy: "Set the clocks, or LEEWAY.",
            command: "timedatectl status"),
        Entry(
            .upgradeTokenSignature, at: [.upgrade], exits: refused,
            meaning: "The server does not accept the token's signature.",
            sign: "\(denial) The API says \"Token is invalid\", and the claims are in order.",
            cause: "A token of another environment, or a SECRET_KEY that was changed or read with its line break.",
            remedy: "Hold it against the server's key.",
            command: "relayctl token verify --secret-env SECRET_KEY --dialect simplejwt"),
        Entry(
            .upgradeTokenAlgorithm, at: [.upgrade], exits: refused,
            meaning: "The token is signed with an algorithm that the server does not take.",
            sign: "\(denial) alg is not the server's ALGORITHM (HS256).",
            cause: "A token of another issuer, or alg none.",
            remedy: "Read its header.",
            command: "relayctl token decode @FILE"),
        Entry(
            .upgradeTokenWrongType, at: [.upgrade], exits: refused,
            meaning: "A refresh token was sent where an access token is needed.",
            sign: "\(denial) The API says \"Token has wrong type\".",
            cause: "The wrong field of the login's answer.",
            remedy: "Use the access token.",
            command: "relayctl login TARGET"),
        Entry(
            .upgradeTokenClaims, at: [.upgrade], exits: refused,
            meaning: "The token lacks a claim that the server needs.",
            sign: """
                \(denial) The API says "Token has no id", "Token has no 'exp' claim" or "no recognizable user \
                identification".
                """,
            cause: "A token that was not made by this server's simplejwt.",
            remedy: "See which claims it has.",
            command: "relayctl token decode @FILE"),
        Entry(
            .upgradeUserInactive, at: [.upgrade], exits: refused,
            meaning: "The user of the token is inactive.",
            sign: "\(denial) The API says user_inactive.",
            cause: "The account was switched off after the token was made.",
            remedy: "Set is_active on the server, or log in as another user.",
            command: "relayctl whoami TARGET"),
        Entry(
            .upgradeUserUnknown, at: [.upgrade], exits: refused,
            meaning: "The user of the token does not exist.",
            sign: "\(denial) The API says user_not_found.",
            cause: "The account was deleted, or the token is of another database.",
            remedy: "Log in again.",
            command: "relayctl login TARGET"),
    ]
}
