import RelayBytes
import RelayEvidence

/// echo.lost and broadcast.lost: the socket is open and messages do not arrive (FACTS: rows 22, 25).
enum MessageAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        if case .missing? = bundle.echo.facts?.outcome { return [echo(bundle)] }
        guard let broadcast = bundle.broadcast.facts else { return [] }
        if let first = broadcast.pairs.first(where: isSilent) {
            if case .unconnected(let why) = first.outcome { return [unconnected(why, bundle)] }
            var found = lost(["own messages come back", "another connection's: \(EchoStage.words(first))"])
            if case .ended = first.outcome { found.untested = ["a server that gives a user one connection at a time"] }
            return [found]
        }
        guard let backends = broadcast.backends, !backends.isWhole else { return [] }
        return [between(backends)]
    }

    /// The first connection stands, and the next does not come to be.
    private static func unconnected(_ why: String, _ bundle: Bundle) -> Finding {
        if why.hasPrefix("401") || why.hasPrefix("403") {
            var found = FlappingAnalyser.finding(
                at: .broadcast, ["accepted once, and the next time: \(Printable.escape(why))"], bundle)
            found.confidence = .likely
            found.untested.append("a limit of connections for a user")
            return found
        }
        if why.hasPrefix("429") || why.hasPrefix("503") { return throttled(why, bundle) }
        return Finding(
            .broadcastLost, .error, .likely, at: .broadcast, "the server takes one connection and not the next",
            because: ["the second: \(Printable.escape(why))"],
            untested: ["a limit of connections for a user", "another backend behind the same address"],
            remedies: [
                Finding.Remedy.log("read the server's log for both")
            ])
    }

    /// The probe's own handshakes were one too many.
    private static func throttled(_ why: String, _ bundle: Bundle) -> Finding {
        Finding(
            .upgradeThrottled, .error, why.hasPrefix("429") ? .certain : .likely, at: .broadcast,
            "the server takes one connection and throttles the next",
            because: ["the second: \(Printable.escape(why))"],
            untested: why.hasPrefix("429") ? [] : ["another backend behind the same address, which is down"],
            remedies: [
                Finding.Remedy(
                    "raise the limit, or send no second connection",
                    command: "relayctl probe \(bundle.targetWord) --skip broadcast")
            ])
    }

    /// What the matrix of `--direct` says.
    private static func between(_ backends: BackendMatrix) -> Finding {
        let absent = backends.members.filter { $0.absence != nil }
        if !absent.isEmpty {
            return Finding(
                .broadcastLost, .error, .likely, at: .broadcast, "a backend of --direct takes no connection",
                because: absent.map { "\($0.name): \(Printable.escape($0.absence ?? ""))" },
                remedies: [
                    Finding.Remedy(
                        "probe that backend by itself", command: "relayctl probe \(ShellWord.quote(absent[0].name))")
                ])
        }
        let lost = backends.links.filter { $0.after == nil }
        return self.lost(
            ["the message of \(lost.first?.from ?? "a backend") was not heard at \(lost.first?.to ?? "itself")"]
                + ["\(backends.links.count - lost.count) of \(backends.links.count) links carry messages"])
    }

    private static func lost(_ because: [String]) -> Finding {
        Finding(
            .broadcastLost, at: .broadcast, "connections do not hear each other", because: because,
            untested: [
                "a channel layer in memory with several workers, or another Redis database or prefix",
                "a consumer that answers its sender alone, or a hung worker: the others log \"over capacity\"",
            ],
            remedies: [
                Finding.Remedy(
                    "CHANNEL_LAYERS: one Redis, one database, one prefix for every worker",
                    command: "grep -rn -A 8 CHANNEL_LAYERS --include='*.py' .")
            ])
    }

    private static func echo(_ bundle: Bundle) -> Finding {
        var because = bundle.echo.facts.map { ["the message was \(EchoStage.words($0))"] } ?? []
        if bundle.session.facts?.pingRoundTrip != nil { because.append("a Ping is answered: the socket is open") }
        let trouble = bundle.redisTrouble
        if bundle.redis.facts != nil { because.append("redis: \(trouble?.evidence ?? "answers")") }
        if let trouble {
            return Finding(
                .echoLost, .error, .likely, at: .echo,
                "messages do not come back, and the channel layer's Redis \(trouble.summary)", because: because,
                untested: ["a consumer that expects another message"],
                remedies: [Finding.Remedy(trouble.remedy, command: trouble.command)])
        }
        // Where other messages come, the channel layer carries them.
        var hasOthers = false
        if case .missing(_, let others)? = bundle.echo.facts?.outcome { hasOthers = others > 0 }
        let isRedisOpen = bundle.redis.facts == nil && !hasOthers
        return Finding(
            .echoLost, at: .echo,
            hasOthers ? "messages come, and the one that was sent is not among them" : "messages do not come back",
            because: because,
            untested: ["a consumer that expects another message"]
                + (hasOthers
                    ? ["a consumer that changes the text"]
                    : ["a hung Redis behind the channel layer", "a consumer that leaves the sender out"]),
            remedies: [
                Finding.Remedy(
                    "is the message the one that the consumer expects? Set `message` in the profile",
                    command: isRedisOpen
                        ? "relayctl probe \(bundle.targetWord) --redis redis://localhost:6379"
                        : "relayctl config path")
            ])
    }

    private static func isSilent(_ trip: RoundTrip) -> Bool {
        if case .returned = trip.outcome { false } else { true }
    }
}
