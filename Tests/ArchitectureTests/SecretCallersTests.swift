import Testing

/// Where secrets leave their type. A new line here is a decision: the reason stands beside it.
@Suite struct SecretCallersTests {
    /// Sorted by path.
    static let callers: [(path: String, reason: String)] = [
        ("Sources/RelayClient/Auth/AuthAPI.swift", "the password and the refresh token go into the JSON of a request"),
        (
            "Sources/RelayClient/Connection/HandshakePlan+Requests.swift",
            "what stands behind an Authorization's scheme is masked by itself"
        ),
        ("Sources/RelayClient/Connection/HandshakePlan.swift", "the token goes into the opening handshake"),
        ("Sources/RelayClient/Connection/ProxyPlan.swift", "libcurl wants the proxy's user and password apart"),
        ("Sources/RelayClient/HTTP/CurlTransfer+Settings.swift", "libcurl is handed headers, body and credentials"),
        ("Sources/RelayClient/HTTP/HTTPClient.swift", "a NUL in a password is found before libcurl cuts there"),
        ("Sources/RelayClient/HTTP/HTTPRequest.swift", "a header that cannot be sent is found before it is"),
        ("Sources/RelayClient/Probe/Collector+Token.swift", "the token is decoded"),
        ("Sources/RelayClient/Probe/ConnectionTrace.swift", "what went out is traced, through the redaction"),
        ("Sources/RelayClient/Redis/RedisRecord.swift", "the password is taken out of Redis' error replies"),
        ("Sources/RelayCommands/Commands/LoginCommand.swift", "--print-token prints the token"),
        ("Sources/RelayCommands/Commands/ServeCommand.swift", "the made-up password of the relay's own user is shown"),
        ("Sources/RelayCommands/REPL/Session/ReplAnswer.swift", "the token of the session is decoded for /token"),
        ("Sources/RelayCommands/Settings/DressedToken.swift", "the token is told from what is around it"),
        ("Sources/RelayCommands/Settings/ProxyChoice.swift", "the proxy's user and password are decoded and checked"),
        ("Sources/RelayCommands/Settings/SavedLogin.swift", "the tokens are written to their private file"),
        ("Sources/RelayCommands/Settings/SecretChoice.swift", "a secret that was typed becomes a key"),
        ("Sources/RelayCommands/Settings/SenderPlanner.swift", "the password goes into basic authentication"),
        ("Sources/RelayCommands/Settings/TokenClaims.swift", "exp is read"),
        ("Sources/RelayCommands/Settings/TokenInRequest.swift", "the token is told from the scheme before it"),
        ("Sources/RelayCommands/Settings/TokenReading.swift", "the token is decoded"),
        ("Sources/RelayCrypto/Keys/EVPKey+Decoding.swift", "OpenSSL is handed a passphrase"),
        ("Sources/RelayCrypto/MAC/MAC.swift", "OpenSSL is handed the key"),
        ("Sources/RelayCrypto/Signature/BulkMAC.swift", "OpenSSL is handed the key once for many tokens"),
        ("Sources/RelayEvidence/Redaction/Redaction.swift", "what is masked must be known"),
        (
            "Sources/RelayFrames/Handshake/UpgradeRequest+Validation.swift",
            "a credential that cannot be sent is found before it is"
        ),
        ("Sources/RelayFrames/Handshake/UpgradeRequest.swift", "the credentials are written into the request"),
        ("Sources/RelayJWT/Token/TokenMask.swift", "the mask is made of claims and a digest"),
        ("Sources/RelayJWT/Verdict/TokenVerification.swift", "the token is read and judged"),
        ("Sources/RelayNet/Proxy/HTTPConnectDialogue.swift", "the password goes into Proxy-Authorization"),
        ("Sources/RelayNet/Proxy/SOCKS5Dialogue.swift", "the password goes into the dialogue of RFC 1929"),
        ("Sources/RelayNet/TLS/TLSContext.swift", "OpenSSL is handed a passphrase"),
        ("Sources/RelayRESP/RedisCommand.swift", "the password goes into AUTH"),
        (
            "Sources/RelayServer/Driver/RelayLoop+Starting.swift",
            "the keys of login and verification are made of the secret"
        ),
    ]

    @Test("the files that reveal a secret are those in the list")
    func sameFiles() {
        let found = Repository.sources.filter(Self.reveals).map(\.path)
        let listed = Self.callers.map(\.path)
        #expect(found.filter { !listed.contains($0) } == [], "reveals a secret and is not in the list")
        #expect(listed.filter { !found.contains($0) } == [], "is in the list and reveals nothing")
    }

    @Test("the list is sorted, without doubles, and every entry says why")
    func list() {
        let paths = Self.callers.map(\.path)
        #expect(paths == Set(paths).sorted())
        #expect(Self.callers.allSatisfy { $0.reason.count > 10 })
    }

    @Test(
        "a planted caller is found",
        arguments: [
            ("let bytes = token.reveal()", true), ("send(token.revealText())", true), ("let f = token.reveal", true),
            ("secrets.map { $0.reveal() }", true), ("secrets.map(Secret.reveal)", true),
            ("\"\\(token.revealText())\"", true), ("token\n    .reveal()", true), ("secrets.map(\\.revealed)", false),
            ("// token.reveal()", false), ("let text = \"token.reveal()\"", false), ("curtain.revealing()", false),
            ("token . reveal ()", true),
        ])
    func planted(line: String, isCaller: Bool) {
        #expect(Self.reveals(SwiftSource(path: "Sources/RelayClient/Planted.swift", text: line)) == isCaller)
    }

    /// Whether the code names `reveal` or `revealText`, other than to declare it.
    static func reveals(_ source: SwiftSource) -> Bool {
        source.code.contains { line in
            ["reveal", "revealText"].contains { line.containsWord($0) && !line.containsWord("func \($0)") }
        }
    }
}
