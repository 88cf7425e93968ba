import RelayBytes
import RelayEvidence

/// Whose constant an idle close fits, from how it ended and when.
struct IdleConstant {
    let summary: String
    let confidence: Finding.Confidence
    let because: [String]
    let untested: [String]
    let remedy: Finding.Remedy

    init(_ hold: HoldFacts) {
        switch hold.ending {
        case .closed(1011, let reason) where reason.contains("keepalive"):
            self.init(
                "the server closes because its Pings are not answered in time", .likely,
                because: ["uvicorn closes with 1011 and these words (ping interval and timeout: 20 s each)"],
                untested: ["who loses the Pongs on the way: they were sent"],
                remedy: "raise --ws-ping-timeout, and probe the backend past its proxy", command: Self.unit)
        case .closed(1011, _) where Self.redisSocket.contains(hold.quiet):
            self.init(
                "the channel layer gives up while it waits: redis-py 8 reads for 5 s, as long as channels_redis blocks",
                .likely, because: ["1011 some 6 s into silence is what redis-py 8 with channels_redis 4.3 shows"],
                untested: ["another exception in the consumer at that time: the server's log has it"],
                remedy: "pin redis<8, or give the layer's host a socket_timeout of 10",
                command: "pip install 'redis<8'")
        case .closed(1011, _):
            self.init(
                "the application fails while nobody speaks", .possible, because: [],
                untested: ["which exception: the server's log has its traceback"],
                remedy: "read the server's log", command: Finding.Remedy.log("").command)
        case .closed(let code, _):
            let isDaphne = code == 1000 || code == nil
            let daphne = "Daphne closes with 1000 at the age of --websocket_timeout (looked at every 2 s)"
            self.init(
                "the server ends sessions of that age", isDaphne ? .likely : .possible,
                because: isDaphne ? [daphne] : [],
                untested: ["a limit of the application's own"],
                remedy: "raise daphne --websocket_timeout (86400 by default), or let clients reconnect",
                command: Self.unit)
        case .ended, .reset: self.init(cut: hold)
        case .violation, .limit, .failed, nil:
            self.init(
                "the connection was forgotten on the way, and nobody was told", .likely, because: [],
                untested: ["a firewall's or a load balancer's idle timeout", "a server that hangs"],
                remedy: "send Pings more often than the shortest idle timeout on the way: daphne --ping-interval 20",
                command: Self.unit)
        }
    }

    /// 1011 of channels_redis over redis-py 8: 5 s of reading, and up to a second until it is told.
    private static let redisSocket = Duration.seconds(4.5)...Duration.seconds(8)

    /// Cut without a Close frame: a proxy's read timeout counts from the last bytes of its upstream.
    private init(cut hold: HoldFacts) {
        let seconds = Self.wholeSeconds(hold.quiet)
        let owners = seconds.flatMap { second in Self.known.first { $0.0 == second }?.1 }
        let isNginx = hold.ending == .ended && seconds != nil
        let nginx = "nginx ends with a FIN exactly proxy_read_timeout after the last bytes of its upstream"
        let time = seconds.map { "\($0) s" } ?? hold.quiet.short
        self.init(
            "a proxy cuts sessions that are silent for \(time)", isNginx ? .likely : .possible,
            because: isNginx ? [nginx] : [],
            untested: owners.map { ["\($0) has the same \(time)"] } ?? ["whose timeout that is"],
            remedy: "raise proxy_read_timeout above \(time), or let the server ping more often than that",
            command: "nginx -T")
    }

    /// Shows the options that Daphne is started with.
    private static let unit = "systemctl cat relaydesk-daphne"

    /// Idle timeouts that are known by their defaults.
    private static let known: [(Int64, String)] = [
        (50, "HAProxy as Debian packages it"), (55, "the router of Heroku"),
        (60, "an Application Load Balancer of AWS"), (100, "Cloudflare"),
    ]

    /// The whole seconds, where the span is no further than a timer's slack from them.
    private static func wholeSeconds(_ span: Duration) -> Int64? {
        let milliseconds = span.wholeNanoseconds / 1_000_000
        let second = (milliseconds + 500) / 1000
        return second > 0 && abs(milliseconds - second * 1000) <= 150 ? second : nil
    }

    private init(
        _ summary: String, _ confidence: Finding.Confidence, because: [String], untested: [String], remedy: String,
        command: String? = nil
    ) {
        self.summary = summary
        self.confidence = confidence
        self.because = because
        self.untested = untested
        self.remedy = Finding.Remedy(remedy, command: command)
    }
}
