import RelayBytes
import RelayEvidence

/// The stages of a bundle, judged one by one, in their order.
package enum Ladder {
    /// A report for each stage, also for those that did not run.
    package static func judge(_ bundle: Bundle) -> [StageReport] {
        StageName.allCases.map { stage in
            if let reason = bundle.notRun(stage) { return skipped(stage, reason, bundle) }
            return switch stage {
            case .dns: ResolutionStage.judge(bundle)
            case .tcp: ConnectStage.judge(bundle)
            case .proxy: ProxyStage.judge(bundle)
            case .tls: TLSStage.judge(bundle)
            case .http: HTTPStage.judge(bundle)
            case .login: LoginStage.judge(bundle)
            case .token: TokenStage.judge(bundle)
            case .me: MeStage.judge(bundle)
            case .upgrade: UpgradeStage.judge(bundle)
            case .session: SessionStage.judge(bundle)
            case .echo: EchoStage.judge(bundle)
            case .broadcast: BroadcastStage.judge(bundle)
            case .redis: RedisStage.judge(bundle)
            }
        }
    }

    /// The facts of a report line when the stage did not run.
    private static func skipped(_ stage: StageName, _ reason: NotRun, _ bundle: Bundle) -> StageReport {
        let words =
            switch reason {
            case .leftOut: "left out"
            case .notApplicable: notApplicable(stage, bundle)
            case .needs(let earlier): "needs \(earlier.rawValue)"
            case .missing(let what): what
            case .cutShort: "the run ended before it"
            }
        return StageReport(stage, .skip, words)
    }

    private static func notApplicable(_ stage: StageName, _ bundle: Bundle) -> String {
        switch stage {
        case .proxy: "no proxy in use"
        case .tls: "no TLS in a ws:// address"
        default: "does not apply"
        }
    }
}

extension Bundle {
    /// Evidence stages fail softly when the handshake itself was tried: its outcome decides (PRODUCT: probe).
    var softFailure: StageReport.Status { upgrade.facts == nil ? .fail : .warn }
}
