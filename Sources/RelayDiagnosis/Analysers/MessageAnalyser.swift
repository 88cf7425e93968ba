import RelayBytes
import RelayEvidence

/// echo.lost and broadcast.lost: the socket is open and messages do not arrive (FACTS: rows 22, 25).
enum MessageAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        if case .missing? = bundle.echo.facts?.outcome { return [echo(bundle)] }
        guard let broadcast = bundle.broadcast.facts, let first = broadcast.pairs.first(where: isSilent) else {
            return []
        }
        return [
            Finding(
                .broadcastLost, at: .broadcast, "connections do not hear each other",
                because: ["own messages come back", "another connection's: \(EchoStage.words(first))"],
                untested: ["a channel layer in memory with several workers", "another Redis database or prefix"],
                remedies: [Finding.Remedy("CHANNEL_LAYERS: one Redis, one database, one prefix for every worker")])
        ]
    }

    private static func echo(_ bundle: Bundle) -> Finding {
        var because = bundle.echo.facts.map { ["the message was \(EchoStage.words($0))"] } ?? []
        if bundle.session.facts?.pingRoundTrip != nil { because.append("a Ping is answered: the socket is open") }
        if let redis = bundle.redis.facts { because.append("redis: \(RedisTrouble(redis)?.evidence ?? "answers")") }
        return Finding(
            .echoLost, at: .echo, "messages do not come back", because: because,
            untested: ["a consumer that expects another message", "a hung Redis behind the channel layer"],
            remedies: [Finding.Remedy("is the message the one that the consumer expects? Set `message` in the profile")]
        )
    }

    private static func isSilent(_ trip: RoundTrip) -> Bool {
        if case .returned = trip.outcome { false } else { true }
    }
}
