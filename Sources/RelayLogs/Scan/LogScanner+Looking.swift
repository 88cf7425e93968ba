/// Looking at the lines that are not told by their shape alone.
extension LogScanner {
    /// Looks at a flagged line, and takes its flag unless the grammar has read it.
    mutating func look(_ text: LogText, _ index: Int, _ block: LogText, _ chunk: inout LogChunk) {
        let shape = lines[index] & ~LineShape.flag
        if shape == LineShape.other { return readByGrammar(text, index, block, &chunk) }
        lines[index] = shape
        if isThorough {
            if LineShape.isStamped(shape), let time = stampTime(index, block) { (lastTime, lastTimed) = (time, index) }
            guard isWanted(text, index, &chunk) else { return }
        }
        if shape == LineShape.unrecognised, chunk.samples.count < chunk.samplesWanted {
            let number = index + chunk.lines
            return chunk.samples.append(excerpt(text, number, time(at: index, in: block)))
        }
        guard shape == LineShape.handshake || shape == LineShape.message else { return }
        let isHandshake = shape == LineShape.handshake
        if options.live.isEmpty,
            isHandshake ? readHandshake(text, index, block, &chunk) : readMessage(text, index, block, &chunk)
        {
            return
        }
        lines[index] = LineShape.other
        readByGrammar(text, index, block, &chunk)
    }

    /// A line of Daphne's access log for a handshake; false for a word that is none of the four.
    private mutating func readHandshake(
        _ line: LogText, _ index: Int, _ block: LogText, _ chunk: inout LogChunk
    ) -> Bool {
        let client = lines.clientLength(index)
        let word = client + 31
        guard line[word - 1] == 0x53 else { return false }
        let kind: LineKind
        // `CONNECTI`, `CONNECT `, `REJECT /`, `DISCONNE` as they lie in memory.
        switch line.word(at: word) {
        case 0x4954_4345_4e4e_4f43 where line.has("NG ", at: word + 8):
            (kind, lines[index]) = (.connecting, LineShape.connecting)
        case 0x2054_4345_4e4e_4f43: (kind, lines[index]) = (.accepted, LineShape.accepted)
        case 0x2f20_5443_454a_4552: (kind, lines[index]) = (.rejected, LineShape.rejected)
        case 0x454e_4e4f_4353_4944 where line.has("CT ", at: word + 8):
            (kind, lines[index]) = (.closed, LineShape.closed)
        default: return false
        }
        // The end of a connection needs no time: that of its beginning counts.
        let time = kind == .closed ? nil : time(at: index, in: block)
        chunk.events.append(LogEvent(kind, index + chunk.lines, time, line.prefix(client).fingerprint))
        return true
    }

    /// A line at INFO that may be of the document's middleware or consumer; false when it is not.
    private mutating func readMessage(
        _ line: LogText, _ index: Int, _ block: LogText, _ chunk: inout LogChunk
    ) -> Bool {
        var place = LineShape.messagePlace
        // A sign of three bytes and a blank.
        if line[place] == 0xe2, line[place + 1] >= 0x80, line[place + 2] >= 0x80, line[place + 3] == 0x20 { place += 4 }
        if line.has("WebSocket auth success", at: place) {
            lines[index] = LineShape.authSuccess
            chunk.events.append(LogEvent(.authSuccess, index + chunk.lines, nil, 0))
            return true
        }
        guard line.has("User ", at: place), let end = line.firstIndex(of: 0x20, from: place + 5) else { return false }
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
        _ text: LogText, _ index: Int, _ block: LogText, _ chunk: inout LogChunk
    ) {
        var line = StrippedLine(text)
        // The lines of a stack begin with a blank, and nothing else of interest does.
        if !text.isIndented { prefixes.strip(&line) }
        let isStack = line.text.isIndented
        let said = isStack ? Utterance(.continuation) : LineGrammar.read(&line)
        note(stampOf: line, index, &chunk)
        guard isWanted(text, index, &chunk), !isStack else { return }
        chunk.features.formUnion(line.features)
        add(said, line, text, index + chunk.lines, time(at: index, in: block), &chunk)
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
            for rule in text.withSpan({ watcher.matches($0) }) {
                chunk.ruleHits.append((rule, excerpt(text, index + chunk.lines, lastTime)))
            }
        }
        return true
    }
}
