import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost

/// Probes the targets, and gives what they say: one target here and now, several on threads.
struct ProbeConductor {
    let runs: [ProbeRun]
    let isSet: Bool
    let environment: Environment
    let delivery: ProbeDelivery

    /// The survey, once every target was probed.
    func survey() throws(CommandFailure) -> Survey { isSet ? try all() : try only() }

    /// Rounds are judged and told as they end.
    private func only() throws(CommandFailure) -> Survey {
        var reports: [Report] = []
        var failure: CommandFailure?
        runs[0].probe(environment.interrupts) { round in
            var bundle = round.bundle
            // A signal may also come behind the last stage.
            bundle.interruptedBy = environment.takeSignal()
            say(bundle)
            reports.append(Diagnosis.judge(bundle))
            let isSignalled = bundle.interruptedBy != nil
            do throws(CommandFailure) {
                let delivered = try delivery.tell(reports, isLast: round.isLast || isSignalled)
                return delivered == .written && !isSignalled
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return Survey([Series(reports)].compactMap(\.self), isSet: false)
    }

    private func all() throws(CommandFailure) -> Survey {
        let rounds: [[ProbeRun.Round]]
        do throws(SystemFailure) {
            rounds = try ProbeThreads.probe(runs, environment.interrupts)
        } catch {
            throw CommandFailure(.unsupported, "cannot probe in parallel: \(error.text)")
        }
        let signal = environment.takeSignal()
        let series = rounds.compactMap { rounds in
            Series(
                rounds.map { round in
                    var bundle = round.bundle
                    if round.isInterrupted { bundle.interruptedBy = signal }
                    say(bundle)
                    return Diagnosis.judge(bundle)
                })
        }
        return Survey(series, isSet: true)
    }

    private func say(_ bundle: Bundle) {
        if environment.verbosity > 0 { VerboseTalk.exchanges(bundle).forEach(environment.console.say) }
    }
}
