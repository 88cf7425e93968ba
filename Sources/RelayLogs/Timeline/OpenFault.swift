/// An error whose traceback may still be under way.
struct OpenFault: Sendable {
    let mark: ClassRun.Mark
    /// The words of the line that announced it; empty for a bare traceback.
    let head: [UInt8]
    /// What was raised last, which counts.
    var raised: [UInt8]?
    /// The line itself says that the server did not start.
    var isAtStart = false
    var isInTraceback = false
    /// `During handling of ...` was read: another traceback belongs to it.
    var isChained = false

    /// Whether a traceback at the line belongs to it.
    func takesTraceback(at line: Int) -> Bool {
        if isInTraceback { return false }
        return isChained || raised == nil && line - mark.line <= 8
    }

    /// The words that tell most: those of the exception, or those of the head when they say the same or more.
    var words: [UInt8] {
        guard let raised else { return head }
        return raised
    }

    /// The class that it is counted under.
    var logClass: LogClass {
        let cause = cause
        if isAtStart { return .startupFailed }
        // An import that fails in a request is no failed start.
        return cause.logClass == .startupFailed && !head.isEmpty ? .exception : cause.logClass
    }

    /// Why it was raised, from all its words.
    var cause: LogCause {
        let all = head + [0x0a] + (raised ?? [])
        return unsafe all.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return .other }
            return unsafe LogCause.of(LogText(start, buffer.count))
        }
    }
}
