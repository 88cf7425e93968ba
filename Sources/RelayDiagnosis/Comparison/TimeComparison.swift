import RelayBytes
import RelayEvidence

/// Times that differ by more than chance: three times as long, and by what a person would notice.
enum TimeComparison {
    private static let ratio = 3.0
    private static let least = Duration.milliseconds(50)

    static func differences(_ stage: StageName, _ bundle: Bundle, _ good: Bundle) -> [Difference] {
        guard let here = time(stage, bundle), let there = time(stage, good) else { return [] }
        let (long, short) = (max(here, there), max(min(here, there), .microseconds(1)))
        guard long - short >= least, long / short >= ratio else { return [] }
        return [Difference(stage, "time", here: here.short, good: there.short)]
    }

    /// What the stage itself took. A session waits, and a broadcast counts connections: those say nothing.
    private static func time(_ stage: StageName, _ bundle: Bundle) -> Duration? {
        switch stage {
        case .session: return bundle.session.facts?.pingRoundTrip
        case .echo:
            guard case .returned(let after)? = bundle.echo.facts?.outcome else { return nil }
            return after
        case .upgrade: return bundle.upgrade.facts?.elapsed
        case .token, .broadcast: return nil
        case .dns, .tcp, .proxy, .tls, .http, .login, .me, .redis: return bundle.span(stage)?.duration
        }
    }
}
