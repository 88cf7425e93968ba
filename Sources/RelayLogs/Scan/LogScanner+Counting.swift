/// Counting, and keeping the lines that matter.
extension LogScanner {
    func add(
        _ said: Utterance, _ line: StrippedLine, _ text: LogText, _ number: Int, _ time: LogTime?,
        _ chunk: inout LogChunk
    ) {
        let kind = said.kind
        if let logClass = kind.logClass, logClass != .startupFailed {
            chunk.runs[Int(logClass.rawValue)].add(ClassRun.Mark(line: number, time: time))
        }
        if kind == .unrecognised {
            chunk.unrecognised += 1
            if chunk.samples.count < Self.samplesKept { chunk.samples.append(excerpt(text, number, time)) }
            return
        }
        guard LineKind.notable & 1 << UInt32(kind.rawValue) != 0 else { return }
        emit(kind, line.text.trimmedEnd, said.client, number, time, &chunk)
        if kind == .fault, let raised = line.raised {
            emit(.traceback, line.text.prefix(0), nil, number, time, &chunk)
            emit(.raised, raised, nil, number, time, &chunk)
        }
    }

    private func emit(
        _ kind: LineKind, _ text: LogText, _ client: LogText?, _ number: Int, _ time: LogTime?, _ chunk: inout LogChunk
    ) {
        let start = chunk.text.count
        switch kind {
        case .authFailed, .raised, .fault, .startupFailed, .proxyError, .csrf, .overCapacity:
            chunk.text.append(contentsOf: text.bytes(limit: Self.excerptLimit))
        default: break
        }
        chunk.events.append(
            LogEvent(
                kind: kind, line: number, time: time, client: client?.fingerprint ?? 0,
                words: start..<chunk.text.count))
    }

    func addLeak(
        _ line: LogText, _ place: Int, _ number: Int, _ time: LogTime?, _ chunk: inout LogChunk
    ) {
        chunk.runs[Int(LogClass.leak.rawValue)].add(ClassRun.Mark(line: number, time: time))
        guard chunk.leaks.count < Self.samplesKept else { return }
        var end = place
        while isTokenByte(line[end]) { end += 1 }
        let from = max(0, place - 120)
        chunk.leaks.append(
            LogExcerpt(
                line: number, time: time, source: 0,
                text: line.slice(from, min(line.count, end + 80)).bytes(limit: 16_384)))
    }

    func excerpt(_ text: LogText, _ number: Int, _ time: LogTime?) -> LogExcerpt {
        LogExcerpt(line: number, time: time, source: 0, text: text.bytes(limit: Self.excerptLimit))
    }
}
