/// The times of lines. Stamps are read only where something needs them.
extension LogScanner {
    /// The time of the stamp of a line whose shape says where it is.
    @inline(__always) mutating func stampTime(_ index: Int, _ block: LogText) -> LogTime? {
        let line = unsafe block.near(lines.range(index).lowerBound)
        if LineShape.isLogger(lines[index]) { return stampCache.logger(line) }
        return unsafe stampCache.access(line.near(lines.clientLength(index) &+ 6))
    }

    /// The time of a line: of its own stamp, or of the nearest one above it.
    @inline(__always) mutating func time(at index: Int, in block: LogText) -> LogTime? {
        var line = index
        while line > lastTimed {
            if LineShape.isStamped(lines[line]), let time = stampTime(line, block) {
                lastTime = time
                break
            }
            line -= 1
        }
        lastTimed = max(lastTimed, index)
        return lastTime
    }

    /// The time of a line of an access log: mostly that of the one before it.
    @inline(__always) mutating func accessTime(of line: LogText, _ index: Int, _ block: LogText) -> LogTime? {
        guard let time = unsafe stampCache.latestAccess(line.near(lines.clientLength(index) &+ 6)) else {
            return time(at: index, in: block)
        }
        (lastTime, lastTimed) = (time, index)
        return time
    }

    /// The same for any line, when all of the batch have been looked at.
    mutating func timeAfterwards(at index: Int, in block: LogText) -> LogTime? {
        if let time = stampTime(index, block) { return time }
        let above = noted.last { $0.line < index }
        for line in stride(from: index - 1, to: above?.line ?? -1, by: -1) where LineShape.isStamped(lines[line]) {
            if let time = stampTime(line, block) { return time }
        }
        return above?.time ?? timeBefore
    }

    /// Notes the stamp that the grammar found.
    mutating func note(stampOf line: StrippedLine, _ index: Int, _ chunk: inout LogChunk) {
        guard line.outer.form != .none, let time = stampCache.time(of: line.outer) else { return }
        (lastTime, lastTimed) = (time, index)
        noted.append((index, time))
        chunk.features.insert(.stamped)
        guard chunk.skew == nil, line.inner.form != .none, let inner = stampCache.clock.time(of: line.inner) else {
            return
        }
        chunk.skew = Int(clamping: (inner.milliseconds - time.milliseconds) / 60_000)
    }

    /// Widens the time that the chunk covers by that of the batch.
    mutating func noteEnds(_ block: LogText, _ chunk: inout LogChunk) {
        if chunk.first == nil { chunk.first = firstTime(block) }
        chunk.last = time(at: lines.count - 1, in: block) ?? chunk.last
    }

    /// The first time of the batch: a shape says where a stamp is, not that it can be read.
    private mutating func firstTime(_ block: LogText) -> LogTime? {
        for line in 0..<(noted.first?.line ?? lines.count) where LineShape.isStamped(lines[line]) {
            if let time = stampTime(line, block) { return time }
        }
        return noted.first?.time
    }
}
