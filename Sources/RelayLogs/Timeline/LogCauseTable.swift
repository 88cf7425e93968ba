/// What texts of errors were found to say. The same few come again and again, and each would be searched for all that it
/// may say.
struct LogCauseTable: Sendable {
    /// Beyond it the table is emptied.
    private static let most = 256

    private var causes: [UInt64: LogCause] = [:]

    mutating func cause(of words: [UInt8]) -> LogCause {
        let key = words.fingerprint
        if let known = causes[key] { return known }
        let cause = words.withLogText(LogCause.of)
        if causes.count >= Self.most { causes.removeAll() }
        causes[key] = cause
        return cause
    }
}
