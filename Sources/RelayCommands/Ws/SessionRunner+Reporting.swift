import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayReport

extension SessionRunner {
    /// Says how it ended: on stderr for a person, on stdout where a document was asked for, in the files of options.
    /// Where one of them cannot be written the others are, and the status is that failure's.
    func report<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, after earlier: EarlierSession = EarlierSession(),
        adding extra: JSONObject = [:]
    ) -> ExitStatus {
        var verdict = signalled(verdict, session.bundle)
        if case .writeFailed(let text) = session.outcome, let path = options.output {
            verdict.cause = "cannot write \(path.quoted): \(text)"
        }
        for line in SessionEndingText.lines(verdict, session.bundle) { environment.console.complain(line) }
        var view = ended(session, after: earlier)
        let hasDocument = form == .ndjson || form == .json || !sides.isEmpty
        let summary = hasDocument ? summary(session, verdict, earlier, extra) : [:]
        let isTold = earlier.has(session)
        let answered = CommandFailure.of { () throws(CommandFailure) in
            try answer(document(session, isTold, verdict, summary, &view), session, verdict)
        }
        let reported = CommandFailure.of { () throws(CommandFailure) in
            if !options.report.isEmpty { try report(session, isTold, verdict, summary, &view) }
        }
        let archived = CommandFailure.of { () throws(CommandFailure) in try archive(session, view) }
        let traced = TraceFile.failure(options.trace, view.trace?.failure)
        guard let first = answered ?? reported ?? archived ?? traced else { return verdict.exit }
        environment.console.complain(first.message)
        return first.status
    }

    /// The signal that ended the run before there was a session ends it here.
    private func signalled(_ verdict: SessionVerdict, _ bundle: Bundle) -> SessionVerdict {
        guard let signal = environment.takeSignal(), let status = ExitStatus(signal: signal) else { return verdict }
        let judged = SessionVerdict.judge(bundle, .signal(signal))
        precondition(judged.exit == status, "a signal has its own status")
        return judged
    }

    private func answer<Part>(
        _ text: String, _ session: DrivenSession<Part>, _ verdict: SessionVerdict
    ) throws(CommandFailure) {
        guard verdict.exit != .writeFailed, session.outcome != .readerGone else { return }
        if !text.isEmpty { try Console(output: output, interrupts: environment.interrupts).answer(text) }
        guard let file, let path = options.output else { return }
        do throws(FileFailure) { try file.complete() } catch { throw .cannotWrite(path, error) }
    }

    /// Completes the reports that grew with the session, and writes those of its end.
    private func report<Part>(
        _ session: DrivenSession<Part>, _ isTold: Bool, _ verdict: SessionVerdict, _ summary: JSONObject,
        _ view: inout SessionView
    ) throws(CommandFailure) {
        var failed: CommandFailure?
        for place in view.others.indices {
            let text = document(session, isTold, verdict, summary, &view.others[place].view)
            view.others[place].add(text)
            view.others[place].complete()
            if let failure = view.others[place].failure { failed = failed ?? .cannotWrite(sides[place].path, failure) }
        }
        for report in options.reports {
            guard case .stages(let format) = report.form, let series = Series([verdict.report(session.bundle)]) else {
                continue
            }
            let text = ProbeForms.render(Survey([series], isSet: false), format, .plain, version: Version.number)
            let failure = CommandFailure.of { () throws(CommandFailure) in try OutputFile.put(text, at: report.path) }
            failed = failed ?? failure
        }
        if let failed { throw failed }
    }

    private func archive<Part>(_ session: DrivenSession<Part>, _ view: SessionView) throws(CommandFailure) {
        guard let path = options.har, var log = view.har else { return }
        log.end(session.bundle.upgrade.facts, at: session.bundle.ended)
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array((JSONWriter.write(log.json) + "\n").utf8), newMode: 0o600)
        } catch {
            throw .cannotWrite(path, error)
        }
    }

    private func summary<Part>(
        _ session: DrivenSession<Part>, _ verdict: SessionVerdict, _ earlier: EarlierSession, _ extra: JSONObject
    ) -> JSONObject {
        let own = earlier.has(session) ? nil : session.result?.counts
        let counted = earlier.counts + (own ?? SessionCounts())
        let counts = SessionJSON.Counts(
            messagesSent: counted.messagesSent, bytesSent: counted.bytesSent,
            messagesReceived: counted.messagesReceived, bytesReceived: counted.bytesReceived)
        var summary = SessionJSON.summary(
            session.bundle, session.outcome, verdict, counts, reconnects: earlier.reconnects)
        for member in extra.members { summary.append(member.name, member.value) }
        return summary
    }

    /// What stands at the end in a view's form.
    private func document<Part>(
        _ session: DrivenSession<Part>, _ isTold: Bool, _ verdict: SessionVerdict, _ summary: JSONObject,
        _ view: inout SessionView
    ) -> String {
        guard view.form == .ndjson || view.form == .json else { return "" }
        if view.form == .json {
            var object = summary
            object.append("messages", .array(view.kept))
            object.append("messages_left_out", .number(JSONNumber(view.dropped)))
            return JSONWriter.write(.object(object)) + "\n"
        }
        let now = MonotonicClock.now()
        var text = isTold ? "" : opening(session, &view, at: now)
        if let cause = verdict.cause {
            text += view.line("error", at: now, SessionJSON.error(verdict.exit, verdict.stage, verdict.code, cause))
        }
        return text + view.line("summary", at: now, summary)
    }

    /// What only the end of a session brings to light: the way of one that had no connection, the answer of one that was
    /// refused.
    func opening<Part>(
        _ session: DrivenSession<Part>, _ view: inout SessionView, at now: Instant
    ) -> String {
        var text = session.result == nil ? view.stages(session.bundle) : ""
        if let facts = session.bundle.upgrade.facts, !facts.isOpen, let response = facts.response {
            text += view.line("response", at: now, SessionJSON.response(response))
        }
        return text
    }

    func ended<Part>(_ session: DrivenSession<Part>, after earlier: EarlierSession) -> SessionView {
        if earlier.has(session), let view = earlier.view { return view }
        return session.result?.part.view ?? view(session.bundle, session.redaction, after: earlier)
    }
}
