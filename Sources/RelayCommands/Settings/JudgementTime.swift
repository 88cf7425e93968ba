import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost

/// The time that tokens are judged at: the operator's word, a server's clock, or this machine's.
struct JudgementTime {
    let now: UnixTime
    /// The server's clock minus this machine's; nil where it was not asked for.
    let skew: Duration?

    init(
        word: UnixTime?, skewFrom: String?, _ keys: KeyOptions, _ environment: Environment
    ) throws(CommandFailure) {
        guard let skewFrom else {
            (now, skew) = (word ?? Self.present(), nil)
            return
        }
        guard word == nil else { throw .usage("only one of --now and --skew-from") }
        let clock = try Self.read(skewFrom, keys, environment)
        (now, skew) = (UnixTime(seconds: (WallClock.now() + clock.skew).seconds), clock.skew)
    }

    /// This machine's clock in whole seconds, as claims count and as answers show it.
    static func present() -> UnixTime { UnixTime(seconds: WallClock.now().seconds) }

    private static func read(
        _ word: String, _ keys: KeyOptions, _ environment: Environment
    ) throws(CommandFailure) -> ServerClock {
        let url: AbsoluteURL
        do throws(URLFault) { url = try AbsoluteURL.parse(word) } catch {
            throw .usage("--skew-from \(word.quoted): \(error.description)")
        }
        guard url.userinfo == nil else { throw .usage("--skew-from: credentials in a URL are not sent") }
        let plain = url.with(scheme: url.scheme.plainHTTP)
        guard plain.scheme == .http || plain.scheme == .https else {
            throw .usage("--skew-from \(word.quoted) is no http, https, ws or wss URL")
        }
        do throws(ServerClock.Failure) {
            return try ServerClock.read(
                plain.origin + plain.requestTarget, client: FetchClient.make(keys, environment),
                userAgent: Version.userAgent, until: keys.limit)
        } catch {
            switch error {
            case .noDate: throw CommandFailure(.inconclusive, "--skew-from \(plain.origin): the answer has no Date")
            case .exchange(let exchange):
                if exchange.failure == .interrupted { throw environment.interruption() }
                throw CommandFailure(
                    FetchClient.exit(exchange), "--skew-from \(plain.origin): \(FetchClient.words(exchange))")
            }
        }
    }
}
