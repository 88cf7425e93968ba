import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows in which whatever is asked raises, also with an Origin that nobody allows.
extension Case {
    static let nobodyAnswers: [Case] = [
        raises("everything raises, and Redis was not looked at", { $0.redis = .notRun(.notApplicable) }),
        raises("everything raises, and Redis answers"),
        // Each of these lets a PubSub layer subscribe: it could refuse.
        raises(
            "everything raises, and Redis is full",
            {
                $0.give(Samples.redis(info: "used_memory:1024\r\nmaxmemory:1024\r\nmaxmemory_policy:noeviction\r\n"))
            }, [.upgradeNoWebSocketApp, .redisOOM]),
        raises(
            "everything raises, and Redis is a replica",
            { $0.give(Samples.redis(role: .replica(masterHost: "10.0.0.1", masterPort: 6379, link: "connected"))) },
            [.upgradeNoWebSocketApp, .redisReadonly]),
        raises(
            "everything raises, and Redis wants a password",
            { $0.give(Samples.redis(.authenticationRequired(refusal("NOAUTH Authentication required.")))) },
            [.upgradeNoWebSocketApp, .redisAuth]),
        // And these do not.
        raises(
            "everything raises, and Redis refuses the password",
            { $0.give(Samples.redis(.authenticationRefused(refusal("WRONGPASS invalid username-password pair")))) },
            [.upgradeRedisAuth]),
        raises(
            "everything raises, and Redis has no connection left",
            { $0.give(Samples.redis(.maximumClients(refusal("ERR max number of clients reached")))) },
            [.upgradeRedisUnreachable]),
        raises(
            "everything raises, the token has expired, and Redis is down",
            {
                $0.change(token: { $0.expires = Samples.now.seconds - 60 })
                $0.apiSays("Token is expired")
                $0.give(Samples.redis(.unreachable))
            }, [.upgradeTokenExpired, .redisUnreachable]),
    ]

    private static func raises(
        _ name: String, _ change: (inout Bundle) -> Void = { _ in },
        _ codes: [FindingCode] = [.upgradeNoWebSocketApp]
    ) -> Case {
        let bundle = healthy.refused(500, "Internal server error") {
            $0.experiments = [.noToken, .otherSlash, .foreignOrigin, .otherPath("/ws/chat/x/")].map {
                record($0, status(500))
            }
            change(&$0)
        }
        return Case(name, bundle, codes, .broken, 23, .upgrade)
    }
}
