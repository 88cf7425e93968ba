/// Counting, and keeping the lines that matter.
extension LogScanner {
    /// The shapes that have a class, and where it is said.
    private static let classes: [(shape: UInt8, logClass: LogClass, features: LogFeatures)] = [
        (LineShape.access, .access, [.daphneAccess, .stamped]),
        (LineShape.proxyAccess, .proxyAccess, [.nginx, .stamped]),
        (LineShape.connecting, .connecting, [.daphneAccess, .stamped]),
        (LineShape.accepted, .accepted, [.daphneAccess, .stamped]),
        (LineShape.rejected, .rejected, [.daphneAccess, .stamped]),
        (LineShape.closed, .closed, [.daphneAccess, .stamped]),
        (LineShape.authSuccess, .authSuccess, [.infoLines, .stamped]),
        (LineShape.appConnected, .appConnected, [.infoLines, .stamped]),
        (LineShape.appDisconnected, .appDisconnected, [.infoLines, .stamped]),
    ]

    /// Adds the lines of the batch that their shapes told, and the time that all of them cover.
    mutating func count(_ block: LogText, _ chunk: inout LogChunk) {
        for (shape, logClass, features) in Self.classes {
            let number = lines.number(of: shape)
            guard number > 0, let (first, last) = lines.ends(of: shape) else { continue }
            chunk.features.formUnion(features)
            chunk.runs[Int(logClass.rawValue)].add(
                quick: number,
                first: ClassRun.Mark(line: chunk.lines + first, time: timeAfterwards(at: first, in: block)),
                last: ClassRun.Mark(line: chunk.lines + last, time: timeAfterwards(at: last, in: block)))
        }
        let unrecognised = lines.number(of: LineShape.unrecognised)
        if unrecognised > 0 {
            chunk.unrecognised += unrecognised
            chunk.features.formUnion([.infoLines, .stamped])
        }
        if !options.hasWindow { noteEnds(block, &chunk) }
    }

    mutating func add(
        _ said: Utterance, _ line: StrippedLine, _ text: LogText, _ number: Int, _ time: LogTime?,
        _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        let kind = said.kind
        if let logClass = kind.logClass, logClass != .startupFailed {
            chunk.runs[Int(logClass.rawValue)].add(ClassRun.Mark(line: number, time: time))
        }
        if kind == .unrecognised {
            chunk.unrecognised += 1
            if chunk.samples.count < chunk.samplesWanted { chunk.samples.append(excerpt(text, number, time)) }
            return
        }
        if let logClass = kind == .fault ? .exception : kind.logClass, options.live.contains(logClass) {
            chunk.live.append(LiveLine(logClass: logClass, excerpt: excerpt(text, number, time)))
        }
        guard kind.isNotable else { return }
        emit(kind, line.text.trimmedEnd, said.client, number, time, &events, &chunk)
        if kind == .fault, let raised = line.raised {
            emit(.traceback, line.text.prefix(0), nil, number, time, &events, &chunk)
            emit(.raised, raised, nil, number, time, &events, &chunk)
        }
    }

    private mutating func emit(
        _ kind: LineKind, _ text: LogText, _ client: LogText?, _ number: Int, _ time: LogTime?,
        _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        let start = chunk.text.count
        switch kind {
        case .authFailed, .raised, .fault, .startupFailed, .proxyError, .csrf, .overCapacity:
            text.append(to: &chunk.text, limit: Self.excerptLimit)
        default: break
        }
        events.append(
            LogEvent(kind, number, time, client?.fingerprint ?? 0, words: start..<chunk.text.count))
    }

    /// Counts a line in which a JWT stands at the place.
    mutating func addLeak(_ line: LogText, _ place: Int, _ index: Int, _ block: LogText, _ chunk: inout LogChunk) {
        let number = chunk.lines + index
        let time = time(at: index, in: block)
        chunk.runs[Int(LogClass.leak.rawValue)].add(ClassRun.Mark(line: number, time: time))
        if options.live.contains(.leak), chunk.live.last?.excerpt.line != number {
            chunk.live.append(LiveLine(logClass: .leak, excerpt: excerpt(line, number, time)))
        }
        guard chunk.leaks.count < Self.leaksKept else { return }
        // The place is that of the first letter, or lies in what that one is escaped as.
        let end = TokenLeaks.end(of: line, from: place + 2)
        var from = max(0, place - 120)
        // Half a word, which may be half a secret, is no longer seen as one.
        if from > 0 { from = line.prefix(place).firstIndex(of: 0x20, from: from) ?? from }
        chunk.leaks.append(
            LogExcerpt(
                line: number, time: time, source: 0,
                text: line.slice(from, min(line.count, end + 80)).bytes(limit: 16_384)))
    }

    func excerpt(_ text: LogText, _ number: Int, _ time: LogTime?) -> LogExcerpt {
        LogExcerpt(line: number, time: time, source: 0, text: text.bytes(limit: Self.excerptLimit))
    }
}
