/// Taking in chunks.
extension LogTally {
    /// Adds the chunk that follows what was absorbed of its source.
    package mutating func absorb(_ chunk: LogChunk, from source: Int) {
        guard sources.indices.contains(source) else { return }
        let base = sources[source].lines - sources[source].linesBefore
        let before = sources[source].lastTime
        let shift = { (mark: ClassRun.Mark) in
            ClassRun.Mark(line: base + mark.line + 1, time: mark.time ?? before, source: source)
        }
        for index in runs.indices { runs[index].add(chunk.runs[index], shift) }
        for event in chunk.events { take(event, chunk.text, shift(ClassRun.Mark(line: event.line, time: event.time))) }
        let place = { (excerpt: LogExcerpt) in
            LogExcerpt(line: base + excerpt.line + 1, time: excerpt.time ?? before, source: source, text: excerpt.text)
        }
        unrecognised += chunk.unrecognised
        keep(chunk.samples.map(place))
        for leak in chunk.leaks where leaks.count < LogScanner.leaksKept { leaks.append(place(leak)) }
        for (hit, excerpt) in chunk.ruleHits { rules[hit, default: RuleRun(first: place(excerpt))].count += 1 }
        live += chunk.live.map { LiveLine(logClass: $0.logClass, excerpt: place($0.excerpt)) }
        note(chunk, source)
    }

    /// Lines that were longer than is read.
    package mutating func note(overlong count: Int) { overlong += count }

    private mutating func note(_ chunk: LogChunk, _ source: Int) {
        lines += chunk.lines
        blank += chunk.blank
        features.formUnion(chunk.features)
        sources[source].lines += chunk.lines
        sources[source].features.formUnion(chunk.features)
        if sources[source].skew == nil { sources[source].skew = chunk.skew }
        if sources[source].from == nil { sources[source].from = chunk.first }
        if let last = chunk.last {
            sources[source].to = last
            sources[source].lastTime = last
        }
    }

    private mutating func keep(_ more: [LogExcerpt]) {
        for sample in more where samples.count < LogScanner.samplesKept { samples.append(sample) }
    }

    @inline(__always) private mutating func take(_ event: LogEvent, _ text: [UInt8], _ mark: ClassRun.Mark) {
        switch event.kind {
        case .connecting: handshakes.connecting(event.client, mark)
        case .accepted:
            if let time = mark.time { rates.add(time, isAccepted: true) }
            handshakes.accepted(event.client)
        case .rejected:
            if let time = mark.time { rates.add(time, isAccepted: false) }
            add(handshakes.rejected(event.client, mark))
        case .refused: add(handshakes.refused(mark))
        case .closed: if let failed = handshakes.closed(event.client, mark) { add(failed) }
        case .authSuccess: handshakes.said(.success)
        case .noToken: handshakes.said(.noToken)
        case .traceback: takeTraceback(mark)
        case .chained: fault?.isChained = true
        default: takeWords(event.kind, text[event.words], mark)
        }
    }

    /// A line whose words count.
    private mutating func takeWords(_ kind: LineKind, _ words: ArraySlice<UInt8>, _ mark: ClassRun.Mark) {
        switch kind {
        case .authFailed:
            handshakes.said(.failed)
            count(words, .authFailed, .token, mark)
        case .proxyError: takeProxyError(words, mark)
        case .csrf: count(withoutPath(words), .csrf, .other, mark)
        case .overCapacity: count(words, .overCapacity, .other, mark)
        case .startupFailed:
            closeFault()
            fault = OpenFault(mark: mark, head: Array(words), isAtStart: true, &causesOfWords)
        case .fault:
            closeFault()
            fault = OpenFault(mark: mark, head: Array(words), &causesOfWords)
            handshakes.raised(fault?.cause ?? .other, isNew: true)
        case .raised: takeRaised(Array(words), mark)
        default: break
        }
    }

    private mutating func add(_ failed: Handshakes.Failed) {
        if failed.isRejection {
            causes[failed.cause, default: CauseRun()].rejected.add(failed.mark)
        } else {
            causes[failed.cause, default: CauseRun()].dropped.add(failed.mark)
        }
    }

    private mutating func takeTraceback(_ mark: ClassRun.Mark) {
        if fault?.takesTraceback(at: mark.line) != true {
            closeFault()
            fault = OpenFault(mark: mark, head: [], &causesOfWords)
        }
        fault?.isInTraceback = true
        fault?.isChained = false
    }

    private mutating func takeRaised(_ words: [UInt8], _ mark: ClassRun.Mark) {
        guard fault?.takesRaised == true else {
            unrecognised += 1
            keep([LogExcerpt(line: mark.line, time: mark.time, source: mark.source, text: words)])
            return
        }
        fault?.raise(words, &causesOfWords)
        handshakes.raised(fault?.cause ?? .other, isNew: fault?.head.isEmpty != false)
    }

    /// Counts the error that is open: no more of it will come.
    mutating func closeFault() {
        guard let fault else { return }
        self.fault = nil
        guard !fault.isOrderly else { return }
        runs[Int(fault.logClass.rawValue)].add(fault.mark)
        count(fault.words[...], fault.logClass, fault.cause, fault.mark)
    }

    /// Without the number of the connection and the parts that differ from request to request.
    private mutating func takeProxyError(_ words: ArraySlice<UInt8>, _ mark: ClassRun.Mark) {
        let end = words.firstRange(of: Array(", client: ".utf8))?.lowerBound ?? words.endIndex
        let text = words[..<end]
        let isIdle =
            text.contains(Array("while proxying upgraded connection".utf8))
            && text.starts(with: Array("upstream timed out".utf8))
        count(text, .proxyError, isIdle ? .idleProxy : .other, mark)
    }

    private func withoutPath(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let end = words.firstRange(of: Array("): /".utf8)) else { return words }
        return words[...end.lowerBound]
    }
}
