import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayReport

/// A command that drives a session.
protocol SessionCommand: Command {
    var session: SessionOptions { get }
}

extension SessionCommand {
    var answerOptions: (any OutputWords)? { session }

    /// A run that came to no session ends in the forms that were asked for too.
    func end(with failure: CommandFailure, in environment: Environment) -> ExitStatus {
        guard failure.hasDocument else { return failure.status }
        for report in session.reports {
            let text =
                switch report.form {
                case .session(let form): Self.document(failure, form)
                case .stages(let form):
                    ProbeForms.failure(failure.status, failure.message, form, .plain, command: "ws")
                }
            write(text, to: report.path, environment, failure)
        }
        let text = Self.document(failure, session.sessionFormat)
        if text.isEmpty { return failure.status }
        if let path = session.output {
            write(text, to: path, environment, failure)
        } else {
            do throws(CommandFailure) { try environment.console.answer(text) } catch {}
        }
        return failure.status
    }

    /// A file that cannot be written is said, unless that is the failure.
    private func write(_ text: String, to path: String, _ environment: Environment, _ failure: CommandFailure) {
        do throws(CommandFailure) { try OutputFile.put(text, at: path) } catch {
            if failure.status != .cannotCreate { environment.console.complain(error.message) }
        }
    }

    private static func document(_ failure: CommandFailure, _ form: SessionFormat) -> String {
        switch form {
        case .text, .raw: return ""
        case .json: return JSONWriter.write(FailureJSON.value(failure.status, failure.message)) + "\n"
        case .ndjson:
            let now = MonotonicClock.now()
            var lines = EventLines(startedAt: WallClock.now(), began: now)
            return lines.line("error", at: now, SessionJSON.error(failure.status, nil, nil, failure.message))
                + lines.line("summary", at: now, SessionJSON.summary(failure.status, failure.message))
        }
    }
}
