import RelayTestSupport

/// Tokens as the backend's simplejwt issues them, made by its own library so that nothing of ours is involved.
enum Token {
    /// A token of user 1, testuser, that lasts so many seconds from now.
    static func minted(
        type: String = "access", user: String = "1", lasting seconds: Int = 3600, secret: String = Backend.secret,
        algorithm: String = "HS256"
    ) throws -> String {
        try PythonEnvironment.run(
            """
            import jwt, sys, time, uuid
            type, user, lasting, secret, algorithm = sys.argv[1:]
            now = int(time.time())
            claims = {"token_type": type, "exp": now + int(lasting), "iat": now + min(int(lasting), 0) - 60}
            claims |= {"jti": uuid.uuid4().hex, "user_id": user}
            print(jwt.encode(claims, secret, algorithm=algorithm))
            """, type, user, "\(seconds)", secret, algorithm)
    }

    /// A good token for the tests that are not about tokens.
    static let good = Result { try minted() }
}
