import RelayEvidence

extension Catalogue {
    /// The codes of a 101 that does not stand, and answers that are none.
    static let handshake: [Entry] = [
        Entry(
            .upgradeSubprotocolNotSelected, at: [.upgrade], exits: [.invalidHandshake],
            meaning: "The server accepted without selecting one of the offered subprotocols.",
            sign: "101 without Sec-WebSocket-Protocol. Chromium closes with 1006, Firefox and Python do not.",
            cause: "accept() without subprotocol=.",
            remedy: """
                In the consumer: await self.accept(subprotocol="Bearer"); until then --subprotocol-policy rfc lets it \
                pass here.
                """,
            command: "relayctl probe TARGET --subprotocol-policy rfc"),
        Entry(
            .upgradeSubprotocolNotOffered, at: [.upgrade], exits: [.invalidHandshake, .noHTTPAnswer, .serverError],
            meaning: "The server selects a subprotocol that was not offered.",
            sign: "101 with another Sec-WebSocket-Protocol; Daphne sends nothing and resets after 5 s.",
            cause: "A constant in accept() that the client does not offer.",
            remedy: "Accept one of scope[\"subprotocols\"].",
            command: "grep -rn 'accept(' --include=consumers.py"),
        Entry(
            .upgradeTokenEchoed, at: [.upgrade], exits: [.invalidHandshake],
            meaning: "The server selects the token itself as the subprotocol.",
            sign: "101 whose Sec-WebSocket-Protocol is the JWT.",
            cause: "accept(subprotocol=subprotocols[-1]): every proxy and log on the way back sees the token.",
            remedy: "In the consumer: await self.accept(subprotocol=\"Bearer\").",
            command: "grep -rn 'accept(' --include=consumers.py"),
        Entry(
            .upgradeSubprotocolStripped, at: [.upgrade], exits: [.refusedForAuthentication],
            meaning: "The offered subprotocols do not reach the application.",
            sign: "403 with the token as a subprotocol, 101 with the same token in the query.",
            cause: "A proxy drops Sec-WebSocket-Protocol.",
            remedy: "Let it pass.",
            command: "nginx -T | grep -in sec_websocket"),
        Entry(
            .upgradeHandshakeInvalid, at: [.upgrade], exits: [.invalidHandshake],
            meaning: "The 101 breaks a rule of the opening handshake.",
            sign: "A wrong Sec-WebSocket-Accept, or no Upgrade or Connection (RFC 6455 section 4.1).",
            cause: "Something between client and server answers in its place, or caches.",
            remedy: "See the heads.",
            command: "relayctl ws connect TARGET -v"),
        Entry(
            .upgradeHeadersLost, at: [.upgrade], exits: [.notWebSocket, .refused],
            meaning: "The request was not treated as an upgrade.",
            sign: "404, 200 or 426 from the HTTP side of the application.",
            cause: """
                nginx without proxy_set_header Upgrade and Connection in this location, or a path that is not there.
                """,
            remedy: "Look at the location's headers.",
            command: "nginx -T | grep -in upgrade"),
        Entry(
            .upgradeHTTP2, at: [.tls, .login, .upgrade], exits: [.noHTTPAnswer, .tls, .apiError],
            meaning: "The server speaks HTTP/2 alone, which has no Upgrade.",
            sign: "A SETTINGS frame where a status line belongs.",
            cause: "A listener that takes HTTP/2 without ALPN.",
            remedy: "Let it offer http/1.1.",
            command: "nginx -T | grep -in http2"),
        Entry(
            .upgradeHeadTooLarge, at: [.upgrade], exits: [.refused, .noHTTPAnswer],
            meaning: "The token makes the request head larger than a server takes.",
            sign: """
                400 "Request Header Or Cookie Too Large", 431, 414, or FIN without a byte; without the token all is \
                well.
                """,
            cause: "Too many claims: nginx takes 8 KiB a line, Daphne 16 KiB.",
            remedy: "Put less into the claims, or raise large_client_header_buffers.",
            command: "relayctl token decode @FILE"),
        Entry(
            .upgradeOtherStatus, at: [.upgrade], exits: [.refused, .refusedForAuthentication, .serverError],
            meaning: "The upgrade was refused with a status that names no known cause.",
            sign: "Any other status.",
            cause: "A proxy's own rule, or an application of another kind.",
            remedy: "Read the log of what answers.",
            command: "relayctl ws connect TARGET -v"),
        Entry(
            .upgradeUnexpectedStatus, at: [.upgrade], exits: [.answerIsNo],
            meaning: "The handshake was accepted where --expect-status wanted it refused.",
            sign: "101.",
            cause: "A server that does not check what it should: the Origin, or the token.",
            remedy: "See what was sent and what the server checks.",
            command: "relayctl ws connect TARGET -v"),
        Entry(
            .upgradeServerSilent, at: [.login, .upgrade], exits: [.noHTTPAnswer],
            meaning: "The server takes the request and gives no HTTP answer.",
            sign: "Silence until --handshake-timeout, FIN or RST before a whole head.",
            cause: """
                A stopped process (its socket still takes connections), a hung one, or a firewall that drops the \
                answer.
                """,
            remedy: "Is the process stuck?",
            command: "systemctl status relaydesk-daphne"),
        Entry(
            .upgradeFlapping, at: [.upgrade, .broadcast],
            exits: [.refusedForAuthentication, .serverError, .messagesLost, .healthy, .answerIsNo],
            meaning: "The same handshake is accepted and refused in turn.",
            sign: "101 mixed with other answers over several runs, often one to each address.",
            cause: "Two releases or two keys behind one name.",
            remedy: "Repeat, and see which address says what.",
            command: "relayctl probe TARGET --count 10"),
    ]
}
