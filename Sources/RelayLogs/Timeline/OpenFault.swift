/// An error whose traceback may still be under way.
struct OpenFault: Sendable {
    let mark: ClassRun.Mark
    /// The words of the line that announced it; empty for a bare traceback.
    let head: [UInt8]
    /// What was raised last, which counts.
    private(set) var raised: [UInt8]?
    /// Why, from all its words.
    private(set) var cause: LogCause
    /// The line itself says that the server did not start.
    var isAtStart = false
    var isInTraceback = false
    /// `During handling of ...` or the rule of an exception group was read: another traceback belongs to it.
    var isChained = false

    init(mark: ClassRun.Mark, head: [UInt8], isAtStart: Bool = false, _ causes: inout LogCauseTable) {
        (self.mark, self.head, self.isAtStart) = (mark, head, isAtStart)
        cause = causes.cause(of: head)
    }

    /// A traceback of it ends so.
    mutating func raise(_ words: [UInt8], _ causes: inout LogCauseTable) {
        raised = words
        (isInTraceback, isChained) = (false, false)
        cause = causes.cause(of: head + [0x0a] + words)
    }

    /// Whether a traceback at the line belongs to it.
    func takesTraceback(at line: Int) -> Bool {
        if isInTraceback { return false }
        return isChained || raised == nil && line - mark.line <= 8
    }

    /// Whether what a line says was raised belongs to it: an exception of a group may have no traceback.
    var takesRaised: Bool { isInTraceback || isChained }

    /// The words of the exception; those of the head where nothing was raised.
    var words: [UInt8] { raised ?? head }

    /// Whether it is none: a traceback that raised nothing, or one with which a program that was told to stop says so.
    var isOrderly: Bool {
        guard head.isEmpty else { return false }
        guard let raised else { return true }
        return raised.withLogText { text in
            text.hasPrefix("KeyboardInterrupt") || text.hasPrefix("SystemExit")
                || text.hasPrefix("asyncio.exceptions.CancelledError")
        }
    }

    /// The class that it is counted under.
    var logClass: LogClass {
        if isAtStart { return .startupFailed }
        // An import that fails in a request is no failed start.
        return cause.logClass == .startupFailed && !head.isEmpty ? .exception : cause.logClass
    }
}
