import RelayTestSupport

/// Tokens as the backend's simplejwt issues them, made by its own library so that nothing of ours is involved.
enum Token {
    /// A token of user 1, testuser, that lasts so many seconds from now; `claims` are others as JSON, iat and nbf from
    /// now, null for none.
    static func minted(
        type: String = "access", user: String = "1", lasting seconds: Int = 3600, secret: String = Backend.secret,
        algorithm: String = "HS256", padding: Int = 0, claims: String = "{}"
    ) throws -> String {
        try PythonEnvironment.run(
            """
            import json, jwt, sys, time, uuid
            type, user, lasting, secret, algorithm, padding, changes = sys.argv[1:]
            now = int(time.time())
            claims = {"token_type": type, "exp": now + int(lasting), "iat": now + min(int(lasting), 0) - 60}
            claims |= {"jti": uuid.uuid4().hex, "user_id": user}
            if int(padding):
                claims["padding"] = "x" * int(padding)
            for name, value in json.loads(changes).items():
                claims[name] = now + int(value) if name in ("iat", "nbf") else value
            claims = {name: value for name, value in claims.items() if value is not None}
            print(jwt.encode(claims, None if algorithm == "none" else secret, algorithm=algorithm))
            """, type, user, "\(seconds)", secret, algorithm, "\(padding)", claims)
    }

    /// A good token for the tests that are not about tokens.
    static let good = Result { try minted() }
}
