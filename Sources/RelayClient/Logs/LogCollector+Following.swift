import RelayBytes
import RelayHost
import RelayLogs

extension LogCollector {
    /// How often the files are looked at. inotify would be quicker and is blind on network and overlay file systems.
    private static let pause: Duration = .milliseconds(100)

    /// Reads the files and what is added to them, across rotation, truncation and removal, until the run ends.
    mutating func follow() {
        let logs = open()
        while evidence.ending == .end, logs.contains(where: { !$0.isOver }) {
            var hasRead = false
            for log in logs where !log.isOver { hasRead = readOn(log) || hasRead }
            if hasRead, !interrupts.areRaised { continue }
            rest(logs)
            for log in logs where !log.isOver { lookAfter(log) }
        }
        for log in logs { finish(&log.blocks, &log.scanner, log.source) }
    }

    private mutating func open() -> [FollowedLog] {
        var logs: [FollowedLog] = []
        for path in plan.inputs {
            do throws(FileFailure) {
                let file = try path == "-" ? ReadableFile.standardInput() : ReadableFile(path)
                let source = evidence.tally.begin(path)
                logs.append(FollowedLog(file, source: source, scanner: LogScanner(plan.scan)))
            } catch {
                evidence.troubles.append(.init(path: path, cause: .unreadable(error.text)))
            }
        }
        return logs
    }

    /// Reads what is there; whether anything was.
    private mutating func readOn(_ log: FollowedLog) -> Bool {
        // What never waits is asked at once; a stream only when it has something.
        if log.file.kind != .regular {
            let ready = wait(for: log.file.raw, .readable, until: MonotonicClock.now(), interrupts: .none)
            if ready == .deadline, !isReadable(log.file.raw) { return false }
        }
        do throws(FileFailure) {
            var isAtEnd = false
            let count = try log.blocks.fill { room throws(FileFailure) in
                guard let count = try log.file.read(into: &room) else { return 0 }
                isAtEnd = count == 0
                return count
            }
            log.position += Int64(count)
            // A FIFO without a writer waits for the next one; a pipe that has ended has ended.
            if isAtEnd, log.path == "-", log.file.kind != .regular { log.isOver = true }
            guard count > 0 else { return false }
            if !log.hasBegun {
                guard let beginning = LogBeginning(log.blocks.unread) else { return true }
                log.hasBegun = true
                log.isOver = try begin(beginning, log.file, &log.blocks, &log.scanner, log.source)
                if log.isOver { return false }
            }
            scan(&log.blocks, &log.scanner, log.source)
            return true
        } catch {
            evidence.troubles.append(.init(path: log.path, cause: .unreadable(error.text)))
            log.isOver = true
            return false
        }
    }

    private func isReadable(_ descriptor: Int32) -> Bool {
        let soon = MonotonicClock.now() + .milliseconds(1)
        if case .ready = wait(for: descriptor, .readable, until: soon, interrupts: .none) { return true }
        return false
    }

    /// Waits a moment, or until the run has to end.
    private mutating func rest(_ logs: [FollowedLog]) {
        let now = MonotonicClock.now()
        if let deadline = plan.deadline, deadline <= now { return evidence.ending = .deadline }
        if isReaderGone { return evidence.ending = .unheard }
        let until = min(now + Self.pause, plan.deadline ?? now + Self.pause)
        let streams = logs.filter { !$0.isOver && $0.path == "-" }.map { $0.file.raw }
        if waitForAny(streams, .readable, until: until, interrupts: interrupts) == .interrupted {
            evidence.ending = .interrupted
        }
    }

    private var isReaderGone: Bool {
        guard let output = plan.output else { return false }
        let soon = MonotonicClock.now() + .milliseconds(1)
        guard case .ready(let readiness) = wait(for: output, [], until: soon, interrupts: .none) else { return false }
        return readiness.contains(.error)
    }

    private mutating func lookAfter(_ log: FollowedLog) {
        switch log.look() {
        case .none: break
        case .truncated:
            finish(&log.blocks, &log.scanner, log.source)
            log.rewind()
            evidence.tally.restart(log.source)
            note("\(log.path) was truncated: reading from its beginning")
        case .removed:
            log.isAbsent = true
            note("\(log.path) was removed: waiting for another")
        case .replaced:
            // What was written before the name changed hands.
            while readOn(log) {}
            let next: ReadableFile
            do throws(FileFailure) { next = try ReadableFile(log.path) } catch { return }
            finish(&log.blocks, &log.scanner, log.source)
            log.begin(next)
            evidence.tally.restart(log.source)
            note("\(log.path) was rotated: reading the new file")
        }
    }

    private mutating func note(_ text: String) {
        let text = Printable.escape(text)
        evidence.notes.append(text)
        if !talk(evidence.tally, [], text) { evidence.ending = .unheard }
    }
}
