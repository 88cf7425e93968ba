import RelayEvidence

extension Catalogue {
    /// The codes of http, login, token and me.
    static let api: [Entry] = [
        Entry(
            .httpHostRefused, at: [.http, .login, .upgrade],
            exits: [.apiError, .refused, .loginRefused, .healthy, .answerIsNo],
            meaning: "Django does not know the host that was asked for.",
            sign: "400 with the page \"Bad Request (400)\"; the log says \"Invalid HTTP_HOST header\".",
            cause: "The API's host is missing in ALLOWED_HOSTS, or a proxy does not pass Host on.",
            remedy: "Add the host to ALLOWED_HOSTS, or set proxy_set_header Host $host in nginx.",
            command: "nginx -T | grep -i 'proxy_set_header host'"),
        Entry(
            .httpFailed, at: [.http, .me], exits: [.apiError, .noHTTPAnswer, .healthy, .answerIsNo],
            meaning: "The HTTP API does not work.",
            sign: "A 5xx, an answer that is no HTTP, or none.",
            cause: "The application raises, or nobody answers behind the proxy.",
            remedy: "Read the server's log for this moment.",
            command: "journalctl -u relaydesk-daphne -n 50"),
        Entry(
            .loginRefused, at: [.login, .broadcast], exits: [.loginRefused, .messagesLost],
            meaning: "The login refuses the credentials.",
            sign: "401 \"No active account found with the given credentials\", or 400 with the field's complaint.",
            cause: "A wrong name or password, or an inactive user: simplejwt says the same for all three.",
            remedy: "Log in by hand; set is_active if the user exists.",
            command: "relayctl login TARGET -u USER"),
        Entry(
            .loginThrottled, at: [.login], exits: [.throttled, .messagesLost],
            meaning: "The login is throttled.",
            sign: "429 with Retry-After, \"Request was throttled\".",
            cause: "A script that logs in for each run.",
            remedy: "Wait as Retry-After says, log in once, and let later runs use the saved token.",
            command: "relayctl login TARGET -u USER"),
        Entry(
            .loginCSRF, at: [.login], exits: [.apiError],
            meaning: "The login view demands a CSRF cookie.",
            sign: "403 \"CSRF Failed\", or Django's CSRF page.",
            cause: "login_path leads to a session login and not to the view that gives tokens.",
            remedy: "Point login_path at the JWT view.",
            command: "relayctl config show"),
        Entry(
            .loginFailed, at: [.login, .broadcast], exits: [.apiError, .redirect, .noHTTPAnswer, .messagesLost],
            meaning: "The login answers, and gives no token.",
            sign: "A redirect, 404, 5xx, or 200 without the token's field.",
            cause: "login_path lacks its last slash, leads elsewhere, or the field has another name (token_field).",
            remedy: "See which path and field are in force.",
            command: "relayctl config show"),
        Entry(
            .tokenLiteralNull, at: [.token, .upgrade], exits: [.malformedInput, .refusedForAuthentication, .healthy],
            meaning: "The token is the word null or undefined, or nothing: the login before it gave none.",
            sign: "Sec-WebSocket-Protocol: Bearer, null.",
            cause: "The front end stored the answer of a failed login, or a shell variable is empty.",
            remedy: "Log in again and look at the answer.",
            command: "relayctl login TARGET --print-token"),
        Entry(
            .tokenMalformed, at: [.token], exits: [.malformedInput, .healthy],
            meaning: "The token is no JWT, and cannot be sent or is not accepted.",
            sign: "Not three Base64url parts with dots between them, or bytes that no header takes.",
            cause: "A token that was cut, wrapped in quotes, or is of another kind.",
            remedy: "See what is in it.",
            command: "relayctl token decode @FILE"),
        Entry(
            .tokenExpired, at: [.token], exits: [.healthy, .answerIsNo, .tokenExpired, .malformedInput],
            meaning: "The token has expired; the handshake did not depend on it.",
            sign: "exp is in the past and the server accepted the connection.",
            cause: "A server that does not look at the token, or looks at it with a long leeway.",
            remedy: "Get a new token; ask why the old one is accepted.",
            command: "relayctl login TARGET"),
        Entry(
            .tokenNotYetValid, at: [.token], exits: [.tokenNotYetValid, .healthy, .answerIsNo],
            meaning: "The token's iat or nbf is in the future; the handshake did not depend on it.",
            sign: "iat or nbf later than this machine's clock.",
            cause: "A clock is wrong, here or where the token was made.",
            remedy: "Look at this machine's clock.",
            command: "timedatectl status"),
        Entry(
            .tokenWrongType, at: [.token], exits: [.tokenInvalid, .healthy, .answerIsNo],
            meaning: "The token is no access token; the handshake did not depend on it.",
            sign: "token_type is refresh or something else.",
            cause: "The refresh token was taken in place of the access token.",
            remedy: "Use the field access of the login's answer.",
            command: "relayctl token decode @FILE"),
        Entry(
            .meRefused, at: [.me], exits: [.healthy, .answerIsNo, .tokenInvalid],
            meaning: "The API does not accept the token that the socket accepted.",
            sign: "401 at me_path beside a 101.",
            cause: "Two applications with different keys, or a socket that does not look at the token.",
            remedy: "Compare the SECRET_KEY of both.",
            command: "relayctl token verify --secret-env SECRET_KEY --dialect simplejwt"),
    ]
}
