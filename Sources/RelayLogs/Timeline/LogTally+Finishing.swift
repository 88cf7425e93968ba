extension LogTally {
    /// Ends what is still open: no more will come. Where the middleware's lines stand apart from the handshakes, it is
    /// left open which of these had them.
    package mutating func finish() {
        closeFault()
        handshakes.finish()
        leaveUntold(handshakes.stray.refusals, of: .origin)
        // An error without a handshake is mostly one of HTTP; where refusals have none either, the streams are apart.
        if handshakes.stray.refusals > 0 { leaveUntold(handshakes.stray.errors, of: .hung) }
    }

    /// So many handshakes that seem to have had no word have one that stands elsewhere: which ones cannot be told.
    private mutating func leaveUntold(_ count: Int, of cause: LogCause) {
        guard count > 0, var silent = causes[cause] else { return }
        let untold = silent.take(count)
        causes[cause] = silent.count > 0 ? silent : nil
        if untold.count > 0 { causes[.untied, default: CauseRun()].add(untold) }
    }
}
