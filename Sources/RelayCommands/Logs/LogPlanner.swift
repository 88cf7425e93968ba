import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost
import RelayLogs

/// From the words of `logs-check` to what is read and what it is held against.
struct LogPlanner {
    let command: LogsCommand
    let environment: Environment

    /// The plan and the rules.
    func plan() throws(CommandFailure) -> (LogPlan, LogRules) {
        let now = WallClock.now()
        let clock = LogClock(zone: try LogZone.choose(command.timeZone, environment), present: now)
        var scan = LogScanner.Options(clock: clock)
        scan.since = try time(command.since, "--since", clock)
        scan.until = try time(command.until, "--until", clock)
        if let since = scan.since, let until = scan.until, until < since {
            throw .usage("--until lies before --since")
        }
        var rules = try rules()
        if let path = command.rules {
            let file = try patterns(path)
            (rules.patterns, scan.watcher) = (file.patterns, file.watcher)
        }
        if command.follow {
            scan.live = rules.only.isEmpty ? Set(Self.notable) : rules.only
        }
        var plan = LogPlan(inputs: try inputs(), scan: scan)
        plan.isFollowing = command.follow
        plan.output = command.output.output == nil ? environment.console.output : nil
        plan.threads = Processors.available
        if let text = command.maxTime {
            plan.deadline = MonotonicClock.now() + (try duration(text, "--max-time"))
        }
        return (plan, rules)
    }

    /// What is shown of a followed log.
    private static let notable: [LogClass] = [
        .startupFailed, .rejected, .authFailed, .noToken, .exception, .redisError, .overCapacity, .csrf, .host,
        .proxyError, .leak, .startup, .shutdown,
    ]

    private func inputs() throws(CommandFailure) -> [String] {
        let inputs = command.files.isEmpty ? ["-"] : command.files
        if inputs.filter({ $0 == "-" }).count > 1 { throw .usage("stdin can be read once") }
        if command.files.isEmpty, StandardStreams.isTerminal(0) {
            throw .usage("no log: name files, or '-' and a pipe: journalctl -u daphne | relayctl logs-check -")
        }
        return inputs
    }

    private func rules() throws(CommandFailure) -> LogRules {
        var rules = LogRules()
        rules.hasDefaults = !command.noDefaults
        for text in command.forbid { rules.forbidden.append(try limit("--forbid", text, LogLimit.init(forbidding:))) }
        for text in command.expect { rules.expected.append(try limit("--expect", text, LogLimit.init(expecting:))) }
        for name in command.only {
            guard let logClass = LogClass(name: name) else { throw unknown(name, "--only") }
            rules.only.insert(logClass)
        }
        return rules
    }

    private func limit(
        _ option: String, _ text: String, _ parse: (String) throws(LogLimit.Fault) -> LogLimit
    ) throws(CommandFailure) -> LogLimit {
        do throws(LogLimit.Fault) { return try parse(text) } catch {
            switch error {
            case .unknownClass(let name): throw unknown(name, option)
            case .notALimit:
                let sign = option == "--forbid" ? "<=" : ">="
                throw .usage("\(option) is CLASS or 'CLASS\(sign)N', not \(text.quoted)")
            }
        }
    }

    private func unknown(_ name: String, _ option: String) -> CommandFailure {
        let names = LogClass.allCases.map(\.name)
        let hint = NearWord.suggestion(for: name, among: names).map { "did you mean \($0)?" }
        return .usage("\(option): unknown class \(name.quoted): \(hint ?? "there is: " + names.joined(separator: " "))")
    }

    private func patterns(_ path: String) throws(CommandFailure) -> LogPatternFile {
        let contents: FileContents
        do throws(FileFailure) {
            contents = try FileContents.read(path, limit: 1 << 20)
        } catch {
            throw CommandFailure(.unreadableInput, "--rules \(path.quoted): \(error.text)")
        }
        do throws(ConfigFault) { return try LogPatternFile(contents.bytes) } catch {
            throw error.failure(path: path)
        }
    }

    private func time(_ text: String?, _ option: String, _ clock: LogClock) throws(CommandFailure) -> LogTime? {
        guard let text else { return nil }
        if let span = try? DurationText.parse(text) {
            return LogTime(milliseconds: LogTime(clock.present).milliseconds - Int64(span.milliseconds))
        }
        if let time = clock.time(parsing: text) { return time }
        throw .usage("\(option) is 10m, 2026-11-22T13:00:00Z or 2026-11-22 13:00, not \(text.quoted)")
    }

    private func duration(_ text: String, _ option: String) throws(CommandFailure) -> Duration {
        do throws(DurationText.Fault) { return try DurationText.parse(text) } catch {
            throw .usage("\(option): \(error.description)")
        }
    }
}
