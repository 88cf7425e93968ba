extension Catalogue {
    /// The codes of `logs-check`.
    static let logs: [Entry] = logHandshakes + logRedis + logErrors + logFiles
}
