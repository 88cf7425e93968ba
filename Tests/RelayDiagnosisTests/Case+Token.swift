import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of what the token shows and what the API says of it.
extension Case {
    static let token: [Case] = [
        Case(
            "no token, refused",
            healthy.refused(noToken(.refused(Samples.answer(403)))) {
                $0.token = .notRun(.missing("no token given"))
                $0.me = .notRun(.missing("no token given"))
            }, [.upgradeTokenMissing], .broken, 21, .upgrade),
        Case(
            "a token that is not sent, refused", healthy.refused(noToken(.refused(Samples.answer(401)))),
            [.upgradeTokenMissing], .broken, 21, .upgrade),
        Case(
            "no token, and none is needed",
            healthy.with {
                $0.token = .notRun(.missing("no token given"))
                $0.me = .notRun(.missing("no token given"))
            }, [], .healthy, 0),
        Case(
            "garbage, refused",
            healthy.denied {
                $0.token = .ran(Samples.facts(.malformed("one segment")), Samples.span(7, 7))
                $0.apiSays("Token is invalid")
            }, [.upgradeTokenMalformed], .broken, 21, .upgrade),
        Case(
            "garbage, accepted",
            healthy.with { $0.token = .ran(Samples.facts(.malformed("one segment")), Samples.span(7, 7)) },
            [.tokenMalformed], .degraded, 0),
        Case(
            "the word null, refused",
            healthy.denied {
                $0.token = .ran(Samples.facts(.literalNull("the word \"null\"")), Samples.span(7, 7))
                $0.apiSays("Token is invalid")
            }, [.tokenLiteralNull], .broken, 21, .upgrade),
        Case("an empty token cannot be sent", unsent(.literalNull("empty")), [.tokenLiteralNull], .broken, 65, .token),
        Case(
            "a token with spaces cannot be sent", unsent(.malformed("a space")), [.tokenMalformed], .broken, 65, .token),
        Case(
            "a token that cannot be sent, beside an API that fails",
            unsent(.malformed("a space")).with { $0.http = .ran(.answered(Samples.answer(500)), Samples.span(2, 7)) },
            [.tokenMalformed, .httpFailed], .broken, 65, .token),
        Case(
            "expired, refused",
            healthy.denied { bundle in
                bundle.change { $0.expires = Samples.now.seconds - 720 }
                bundle.apiSays("Token is expired")
            }, [.upgradeTokenExpired], .broken, 21, .upgrade),
        Case(
            "ends at this second: expired",
            healthy.denied { bundle in
                bundle.change { $0.expires = Samples.now.seconds }
                bundle.me = .notRun(.leftOut)
            }, [.upgradeTokenExpired], .broken, 21, .upgrade),
        Case(
            "ends in a second: not expired", healthy.denied { $0.change { $0.expires = Samples.now.seconds + 1 } },
            [.upgradeSessionMiddleware], .broken, 21, .upgrade),
        Case(
            "expired, and accepted all the same", healthy.with { $0.change { $0.expires = Samples.now.seconds - 720 } },
            [.tokenExpired], .degraded, 0),
        Case(
            "expired, and no handshake was wanted",
            healthy.until(.token) { $0.change { $0.expires = Samples.now.seconds - 720 } }, [.tokenExpired], .broken,
            41, .token),
        Case(
            "expired by the server's clock alone", healthy.denied { $0.apiSays("Token is expired") },
            [.upgradeTokenExpired], .broken, 21, .upgrade),
        Case(
            "not before tomorrow, refused",
            healthy.denied { bundle in
                bundle.change { $0.notBefore = Samples.now.seconds + 86_400 }
                bundle.apiSays("Token is invalid")
            }, [.upgradeTokenNotYetValid], .broken, 21, .upgrade),
        Case(
            "issued tomorrow, refused",
            healthy.denied { bundle in
                bundle.change { $0.issuedAt = Samples.now.seconds + 120 }
                bundle.apiSays("Token is invalid")
            }, [.upgradeTokenNotYetValid], .broken, 21, .upgrade),
        Case(
            "issued in two seconds by this machine's clock, and accepted",
            healthy.with { $0.change { $0.issuedAt = Samples.now.seconds + 2 } }, [], .healthy, 0),
        Case(
            "issued tomorrow, and nobody says that it is accepted",
            healthy.with { bundle in
                bundle.change { $0.issuedAt = Samples.now.seconds + 86_400 }
                bundle.me = .notRun(.leftOut)
            }, [.tokenNotYetValid], .degraded, 0),
        Case(
            "expired by this machine's clock, and the API accepts it",
            healthy.denied { $0.change { $0.expires = Samples.now.seconds - 5 } }, [.upgradeSessionMiddleware], .broken,
            21, .upgrade),
        Case(
            "not before tomorrow, and no handshake was wanted",
            healthy.until(.token) { $0.change { $0.notBefore = Samples.now.seconds + 60 } }, [.tokenNotYetValid],
            .broken, 42, .token),
        Case(
            "a refresh token, refused",
            healthy.denied { bundle in
                bundle.change { $0.tokenType = "refresh" }
                bundle.apiSays("Token has wrong type")
            }, [.upgradeTokenWrongType], .broken, 21, .upgrade),
        Case(
            "a refresh token, and no handshake was wanted",
            healthy.until(.token) { $0.change { $0.tokenType = "refresh" } }, [.tokenWrongType], .broken, 40, .token),
        Case("no id", healthy.denied { $0.apiSays("Token has no id") }, [.upgradeTokenClaims], .broken, 21, .upgrade),
        Case(
            "no user",
            healthy.denied {
                $0.me = .ran(
                    .answered(
                        Samples.answer(
                            401,
                            body:
                                #"{"detail":"Token contained no recognizable user identification","code":"token_not_valid"}"#
                        )), Samples.span(7, 12))
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
        Case(
            "no id, in an API's own words",
            healthy.denied { bundle in
                bundle.change { $0.hasID = false }
                bundle.apiSays("Das Token hat keine Id")
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
        Case(
            "no id, and simplejwt found fault with it before",
            healthy.denied { bundle in
                bundle.change { $0.hasID = false }
                bundle.apiSays("Token is invalid")
            }, [.upgradeTokenSignature], .broken, 21, .upgrade),
        Case(
            "an API that fails on exp in milliseconds",
            healthy.denied { bundle in
                bundle.change { $0.expires = Samples.now.seconds * 1000 }
                bundle.me = .ran(.answered(Samples.answer(500)), Samples.span(7, 12))
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
        Case(
            "an API that fails on a user's name",
            healthy.denied { bundle in
                bundle.change { $0.userID = "testuser" }
                bundle.me = .ran(.answered(Samples.answer(500)), Samples.span(7, 12))
            }, [.upgradeTokenClaims], .broken, 21, .upgrade),
        Case(
            "a token on the black list", healthy.denied { $0.apiSays("Token is blacklisted") }, [.upgradeTokenClaims],
            .broken, 21, .upgrade),
        Case(
            "no algorithm",
            healthy.denied { bundle in
                bundle.change { $0.algorithm = "none" }
                bundle.apiSays("Token is invalid")
            }, [.upgradeTokenAlgorithm], .broken, 21, .upgrade),
        Case(
            "an API that refuses in an object of its own",
            healthy.denied {
                $0.me = .ran(
                    .answered(Samples.answer(401, body: #"{"error":{"message":"User account is disabled.","n":1}}"#)),
                    Samples.span(7, 12))
            }, [.upgradeUserInactive], .broken, 21, .upgrade),
        Case(
            "an API that refuses with 403 and simplejwt's code",
            healthy.denied {
                $0.http = .ran(
                    .answered(
                        Samples.answer(403, body: #"{"detail":"Authentication credentials were not provided."}"#)),
                    Samples.span(2, 7))
                $0.me = .ran(
                    .answered(Samples.answer(403, body: #"{"detail":"Token is invalid","code":"token_not_valid"}"#)),
                    Samples.span(7, 12))
            }, [.upgradeTokenSignature], .broken, 21, .upgrade),
        Case(
            "an API that refuses with and without a token in the same words",
            healthy.denied {
                let answer = HTTPOutcome.answered(Samples.answer(401, body: #"{"message":"Bitte anmelden"}"#))
                $0.http = .ran(answer, Samples.span(2, 7))
                $0.me = .ran(answer, Samples.span(7, 12))
            }, [.upgradeTokenSignature], .broken, 21, .upgrade),
        Case(
            "another key's signature", healthy.denied { $0.apiSays("Token is invalid") }, [.upgradeTokenSignature],
            .broken, 21, .upgrade),
        Case(
            "a token that another API refuses in its own words",
            healthy.denied {
                $0.me = .ran(.answered(Samples.answer(401, body: #"{"detail":"Invalid token."}"#)), Samples.span(7, 12))
            }, [.upgradeTokenSignature], .broken, 21, .upgrade),
        Case(
            "an inactive user",
            healthy.denied {
                $0.me = .ran(
                    .answered(Samples.answer(401, body: #"{"detail":"User is inactive","code":"user_inactive"}"#)),
                    Samples.span(7, 12))
            }, [.upgradeUserInactive], .broken, 21, .upgrade),
        Case(
            "a deleted user",
            healthy.denied {
                $0.me = .ran(
                    .answered(Samples.answer(401, body: #"{"detail":"User not found","code":"user_not_found"}"#)),
                    Samples.span(7, 12))
            }, [.upgradeUserUnknown], .broken, 21, .upgrade),
    ]

    private static func noToken(_ outcome: HandshakeFacts.Outcome) -> HandshakeFacts {
        Samples.handshake(outcome, mode: "none")
    }

    private static func unsent(_ reading: TokenFacts.Reading) -> Bundle {
        healthy.with {
            $0.token = .ran(Samples.facts(reading), Samples.span(7, 7))
            $0.me = .ran(.failed(.unsendable("a control character in the header Authorization")), Samples.span(7, 7))
            $0.upgrade = .notRun(.needs(.token))
            $0.stop(after: .upgrade)
        }
    }
}
