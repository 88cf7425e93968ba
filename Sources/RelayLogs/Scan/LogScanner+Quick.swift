/// Reading the lines of which a shape says most.
extension LogScanner {
    /// Reads a line of one of the two shapes that say most of it; false when it has neither, or is not as it seems.
    @inline(__always) mutating func readQuickly(
        _ line: LogText, _ index: Int, _ block: LogText, _ before: Int, _ events: inout OutputSpan<LogEvent>
    ) -> Bool {
        switch lines[index] & ~LineShape.flag {
        case LineShape.handshake: readHandshake(line, index, block, before, &events)
        case LineShape.message: readMessage(line, index, before, &events)
        default: false
        }
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
}
