/// Looking at the lines that are not told by their shape alone.
extension LogScanner {
    /// Looks at a flagged line, and takes its flag unless the grammar has read it.
    @inline(__always) mutating func look(
        _ text: LogText, _ index: Int, _ block: LogText, _ events: inout OutputSpan<LogEvent>, _ chunk: inout LogChunk
    ) {
        if !isThorough, !isLive, readQuickly(text, index, block, chunk.lines, &events) { return }
        lookClosely(text, index, block, &events, &chunk)
    }

    /// Reads a line of one of the two shapes that say most of it; false when it has neither, or is not as it seems.
    @inline(__always) private mutating func readQuickly(
        _ line: LogText, _ index: Int, _ block: LogText, _ before: Int, _ events: inout OutputSpan<LogEvent>
    ) -> Bool {
        switch lines[index] & ~LineShape.flag {
        case LineShape.handshake: readHandshake(line, index, block, before, &events)
        case LineShape.message: readMessage(line, index, before, &events)
        default: false
        }
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

    /// A line of Daphne's access log for a handshake; false for a word that is none of the four.
    @inline(__always) private mutating func readHandshake(
        _ line: LogText, _ index: Int, _ block: LogText, _ before: Int, _ events: inout OutputSpan<LogEvent>
    ) -> Bool {
        let client = lines.clientLength(index)
        // What is behind the end of the line is no part of a word: the newline is in none.
        let word = unsafe line.near(client &+ LineShape.handshakePlace)
        guard let step = unsafe HandshakeWord.step(word.nearWord(at: 0), word.nearWord(at: 8)) else { return false }
        lines[index] = LineShape.connecting &+ step
        let time = accessTime(of: line, index, block)
        let kind = LineKind(rawValue: LineKind.connecting.rawValue &+ step)
        events.append(LogEvent(kind, index &+ before, time, unsafe line.near(0, client).fingerprint))
        return true
    }

    /// A line at INFO that may be of the document's middleware or consumer; false when it is not.
    @inline(__always) private mutating func readMessage(
        _ line: LogText, _ index: Int, _ before: Int, _ events: inout OutputSpan<LogEvent>
    ) -> Bool {
        // A sign of three bytes and a blank.
        let start = unsafe line.near(LineShape.messagePlace).nearWord(at: 0)
        let place = LineShape.messagePlace + (start & 0xff80_80ff == 0x2080_80e2 ? 4 : 0)
        if line.has("WebSocket auth success", at: place) {
            lines[index] = LineShape.authSuccess
            events.append(LogEvent(.authSuccess, index &+ before, nil, 0))
            return true
        }
        guard line.has("User ", at: place) else { return false }
        let end = unsafe place &+ 5 &+ line.near(place &+ 5).nearPlaces(of: 0x20).trailingZeroBitCount
        if line.has(" connected to ", at: end) {
            lines[index] = LineShape.appConnected
        } else if line.has(" disconnected from ", at: end) {
            lines[index] = LineShape.appDisconnected
        } else {
            return false
        }
        return true
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
            let hits = text.withSpan { watcher.hits($0, without: givenUp.numbers) }
            for hit in hits + givenUp.take(hits) {
                chunk.ruleHits.append((hit, excerpt(text, index + chunk.lines, lastTime)))
            }
        }
        return true
    }
}
