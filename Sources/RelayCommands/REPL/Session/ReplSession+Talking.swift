import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost

extension ReplPart: ViewedPart where View == SessionView {}

extension ReplSession {
    /// Holds the session, and those after it: `/reconnect` asks for one, `--reconnect` gives one where it was lost.
    func talk(
        _ command: ConnectCommand, _ words: ConnectWords, _ planner: SessionPlanner, _ first: SessionPlan,
        _ demo: DemoRelay?, _ runner: SessionRunner, _ plain: SessionSurroundings
    ) throws(CommandFailure) -> ExitStatus {
        var plan = first
        var previous: ReplPart<SessionView>?
        var earlier = EarlierSession()
        var backoff = Backoff(most: words.maxReconnects)
        var random = RandomPool()
        while true {
            let context = context(plan)
            let history = previous == nil ? pastLines(context) : []
            let session = try runner.drive(plan, in: surroundings(plain), after: earlier) { view in
                var view = words.dressed(view)
                // Pings and pongs stand above the line like everything else.
                view.showsPings = false
                var part = previous?.again(context, view) ?? ReplPart(context, view: view, history: history)
                if previous == nil { part.showsFrames = command.showPingPong }
                return part
            }
            let part = session.result?.part
            previous = part ?? previous
            if part?.wantsReconnect != true {
                let verdict = SessionVerdict.judge(session.bundle, session.outcome)
                if session.result?.handshake.isOpen == true { backoff.succeeded() }
                guard command.reconnect, verdict.mayRetry(session.outcome), part?.isClosing != true,
                    let delay = backoff.next(using: &random),
                    try runner.pause(session, verdict, delay, &earlier, until: plain.deadline)
                else { return runner.report(session, verdict, after: earlier) }
            } else if let part {
                earlier.add(session, part.view)
                earlier.reconnects += 1
            }
            // The token is read anew: the old one may be what ended the session.
            plan = try planner.plan(running: demo).0
        }
    }
}
