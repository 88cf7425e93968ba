/// Looking at the lines that are not told by their shape alone: mostly the grammar reads them.
extension LogScanner {
    /// Looks at a flagged line, and takes its flag unless the grammar has read it.
    @inline(__always) mutating func look(
        _ text: LogText, _ index: Int, _ block: LogText, _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        if !isThorough, !isLive, readQuickly(text, index, block, chunk.lines, &events) { return }
        lookClosely(text, index, block, &events, &chunk)
    }

    private mutating func lookClosely(
        _ text: LogText, _ index: Int, _ block: LogText, _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        let shape = lines[index] & ~LineShape.flag
        if shape == LineShape.other { return readByGrammar(text, index, block, &events, &chunk) }
        lines[index] = shape
        if isThorough {
            if LineShape.isStamped(shape), let time = stampTime(index, block) {
                (lastTime, lastTimed) = (time, index)
                // Also where the line is outside the window: the log has times.
                chunk.features.insert(.stamped)
            }
            guard isWanted(text, index, &chunk) else { return }
        }
        if shape == LineShape.unrecognised, chunk.samples.count < chunk.samplesWanted {
            let number = index + chunk.lines
            return chunk.samples.append(excerpt(text, number, time(at: index, in: block)))
        }
        guard shape == LineShape.handshake || shape == LineShape.message else { return }
        if !isLive, readQuickly(text, index, block, chunk.lines, &events) { return }
        lines[index] = LineShape.other
        readByGrammar(text, index, block, &events, &chunk)
    }

    /// A line that its shape does not tell.
    private mutating func readByGrammar(
        _ text: LogText, _ index: Int, _ block: LogText, _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        var line = StrippedLine(text)
        let said = repeated.recall(&line) ?? readAnew(&line)
        if said.kind == .blank { chunk.blank += 1 }
        let isStack = said.kind == .continuation
        note(stampOf: line, index, &chunk)
        guard isWanted(text, index, &chunk), !isStack else { return }
        chunk.features.formUnion(line.features)
        add(said, line, text, index + chunk.lines, time(at: index, in: block), &events, &chunk)
    }

    private mutating func readAnew(_ line: inout StrippedLine) -> Utterance {
        let text = line.text
        let used = text.isIndented ? 0 : prefixes.strip(&line)
        if line.text.isIndented { return readIndented(&line, used) }
        let said = LineGrammar.read(&line)
        repeated.keep(line, of: text, said)
        return said
    }

    /// A line that begins with blanks, or does behind its prefix: one of a stack, unless the grammar knows it.
    private func readIndented(_ line: inout StrippedLine, _ used: Int) -> Utterance {
        guard let text = IndentedLine.text(line.text) else { return Utterance(.continuation) }
        if let (kind, words) = ExceptionGroup.read(text) {
            line.text = words
            return Utterance(kind)
        }
        var inner = line
        (inner.text, inner.isIndented) = (text, true)
        prefixes.strip(&inner, used: used)
        let said = inner.text.isIndented ? Utterance(.continuation) : LineGrammar.read(&inner)
        guard IndentedLine.stands(said.kind) else { return Utterance(.continuation) }
        line = inner
        return said
    }

    /// Whether the line lies in the window; the operator's patterns are held against it if so.
    private mutating func isWanted(_ text: LogText, _ index: Int, _ chunk: inout LogChunk) -> Bool {
        guard isThorough else { return true }
        if options.hasWindow {
            guard let lastTime, options.since.map({ $0 <= lastTime }) ?? true,
                options.until.map({ lastTime <= $0 }) ?? true
            else {
                lines[index] = LineShape.outside
                return false
            }
            if chunk.first == nil { chunk.first = lastTime }
            chunk.last = lastTime
        }
        if let watcher = options.watcher {
            let hits = text.withSpan { watcher.hits($0, except: givenUp.numbers) }
            for hit in hits + givenUp.take(hits) {
                chunk.ruleHits.append((hit, excerpt(text, index + chunk.lines, lastTime)))
            }
        }
        return true
    }
}
