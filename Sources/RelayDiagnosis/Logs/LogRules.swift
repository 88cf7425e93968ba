import RelayLogs

/// What a log is held against: the document's lists, and what the operator adds.
package struct LogRules: Equatable, Sendable {
    /// A pattern of the operator's, by name.
    package struct Pattern: Equatable, Sendable {
        package let name: String
        package let severity: Finding.Severity

        package init(name: String, severity: Finding.Severity) { (self.name, self.severity) = (name, severity) }
    }

    /// What should show.
    package static let should: [LogClass] = [.authSuccess, .connecting, .accepted, .appConnected]
    /// What should not: what the document lists, and errors.
    package static let shouldNot: [LogClass] = [
        .authFailed, .noToken, .rejected, .exception, .redisError, .startupFailed, .proxyError,
    ]

    package var forbidden: [LogLimit] = []
    package var expected: [LogLimit] = []
    package var hasDefaults = true
    /// The classes that are looked at; empty for all.
    package var only: Set<LogClass> = []
    /// In the order of their numbers.
    package var patterns: [Pattern] = []

    package init() {}

    /// Whether the class is looked at.
    package func looksAt(_ logClass: LogClass) -> Bool { only.isEmpty || only.contains(logClass) }

    /// Whether its limit is: what the operator forbids is judged, whatever is shown.
    func judges(_ logClass: LogClass) -> Bool {
        looksAt(logClass) || forbidden.contains { $0.logClass == logClass }
    }

    /// How often the class may be seen; nil without a limit. The last word of the operator's counts.
    func limit(of logClass: LogClass) -> Int? {
        if let own = forbidden.last(where: { $0.logClass == logClass }) { return own.count }
        return hasDefaults && Self.shouldNot.contains(logClass) ? 0 : nil
    }
}
