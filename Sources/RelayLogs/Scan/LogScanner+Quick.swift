/// The way without a window: most lines are only looked at.
extension LogScanner {
    mutating func scanQuickly(_ block: LogText, _ chunk: inout LogChunk) {
        var place = 0
        var lineNumber = 0
        var leak = 0
        var nextLeak = leakPlaces.first ?? .max
        var state = QuickState()
        while place < block.count {
            let end = block.firstIndex(of: 0x0a, from: place) ?? block.count
            let isFull = chunk.samples.count >= Self.samplesKept
            switch state.look(block, place, end, number: lineNumber, samplesFull: isFull) {
            case .done: break
            case .handshake(let client, let word):
                let line = block.slice(place, end)
                if !readHandshake(line, client, word, lineNumber, &chunk, &state) {
                    readByGrammar(line, lineNumber, block, &chunk, &state)
                }
            case .message:
                let line = block.slice(place, end)
                if !readMessage(line, lineNumber, &chunk, &state) {
                    readByGrammar(line, lineNumber, block, &chunk, &state)
                }
            case .unknown: readByGrammar(block.slice(place, end), lineNumber, block, &chunk, &state)
            }
            if nextLeak < end {
                addLeak(
                    block.slice(place, end), nextLeak - place, lineNumber, state.time(in: block, options.clock), &chunk)
                while leak < leakPlaces.count, leakPlaces[leak] < end { leak += 1 }
                nextLeak = leak < leakPlaces.count ? leakPlaces[leak] : .max
            }
            lineNumber += 1
            place = end + 1
        }
        chunk.lines += lineNumber
        state.finish(block, options.clock, &chunk)
    }

    /// An access line of Daphne's for a handshake; false for a word that is none of the four.
    private mutating func readHandshake(
        _ line: LogText, _ client: Int, _ word: Int, _ number: Int, _ chunk: inout LogChunk, _ state: inout QuickState
    ) -> Bool {
        guard line[word - 1] == 0x53 else { return false }
        let kind: LineKind
        // `CONNECTI`, `CONNECT `, `REJECT /`, `DISCONNE` as they lie in memory.
        switch line.word(at: word) {
        case 0x4954_4345_4e4e_4f43 where line.has("NG ", at: word + 8): kind = .connecting
        case 0x2054_4345_4e4e_4f43: kind = .accepted
        case 0x2f20_5443_454a_4552: kind = .rejected
        case 0x454e_4e4f_4353_4944 where line.has("CT ", at: word + 8): kind = .closed
        default: return false
        }
        let time = stampCache.access(line.dropping(client + 6), options.clock)
        if let time { state.note(time) }
        chunk.features.formUnion([.daphneAccess, .stamped])
        count(kind, number, time, client: line.prefix(client).fingerprint, &chunk)
        return true
    }

    /// A line at INFO that may be of the document's middleware or consumer; false when it is not.
    private mutating func readMessage(
        _ line: LogText, _ number: Int, _ chunk: inout LogChunk, _ state: inout QuickState
    ) -> Bool {
        var place = 33
        // A sign of three bytes and a blank.
        if line[33] == 0xe2, line[34] >= 0x80, line[35] >= 0x80, line[36] == 0x20 { place = 37 }
        let kind: LineKind
        if line.has("WebSocket auth success", at: place) {
            kind = .authSuccess
        } else if line.has("User ", at: place) {
            var end = place + 5
            while end < line.count, line[end] != 0x20 { end += 1 }
            if line.has(" connected to ", at: end) {
                kind = .appConnected
            } else if line.has(" disconnected from ", at: end) {
                kind = .appDisconnected
            } else {
                return false
            }
        } else {
            return false
        }
        let time = stampCache.iso(line, options.clock)
        if let time { state.note(time) }
        chunk.features.formUnion([.infoLines, .stamped])
        count(kind, number, time, client: 0, &chunk)
        return true
    }

    /// Counts a line that has no words to keep.
    private func count(_ kind: LineKind, _ number: Int, _ time: LogTime?, client: UInt64, _ chunk: inout LogChunk) {
        chunk.runs[Int(kind.rawValue)].add(ClassRun.Mark(line: number, time: time))
        if kind == .appDisconnected { return }
        let words = chunk.text.count..<chunk.text.count
        chunk.events.append(LogEvent(kind: kind, line: number, time: time, client: client, words: words))
    }

    /// A line that the quick look left over.
    private func readByGrammar(
        _ text: LogText, _ number: Int, _ block: LogText, _ chunk: inout LogChunk, _ state: inout QuickState
    ) {
        // The lines of a stack begin so, and nothing else of interest does.
        if text[0] == 0x20 || text[0] == 0x09 { return }
        var line = StrippedLine(text)
        prefixes.strip(&line)
        if line.text[0] == 0x20 || line.text[0] == 0x09 {
            _ = note(stampOf: line, &state, &chunk)
            return
        }
        let said = LineGrammar.read(&line)
        let own = note(stampOf: line, &state, &chunk)
        chunk.features.formUnion(line.features)
        let time = own ?? state.time(in: block, options.clock)
        add(said, line, text, number, time, &chunk)
    }

    private func note(stampOf line: StrippedLine, _ state: inout QuickState, _ chunk: inout LogChunk) -> LogTime? {
        guard line.outer.form != .none, let time = options.clock.time(of: line.outer) else { return nil }
        state.note(time)
        chunk.features.insert(.stamped)
        noteSkew(line, time, &chunk)
        return time
    }

    func noteSkew(_ line: StrippedLine, _ time: LogTime, _ chunk: inout LogChunk) {
        guard chunk.skew == nil, line.inner.form != .none, let inner = options.clock.time(of: line.inner) else {
            return
        }
        let minutes = (inner.milliseconds - time.milliseconds) / 60_000
        chunk.skew = Int(clamping: minutes)
    }
}
