import RelayBytes
import RelayLogs

/// Clocks that do not agree: two time zones in one log, or in two.
enum LogClocks {
    static func findings(_ log: LogCase) -> [LogFinding] {
        for source in log.tally.sources {
            guard let skew = source.skew, skew.magnitude >= 15 else { continue }
            var finding = LogFinding(
                .timeZones, .info,
                "\(Printable.escape(source.name)) holds two clocks, \(words(skew)) apart: the outer one counts")
            finding.because = ["Daphne logs in Django's TIME_ZONE, journald and nginx in that of the system"]
            finding.file = source.name
            return [finding]
        }
        return betweenSources(log)
    }

    /// Sources that do not overlap, and would if one were shifted by hours.
    private static func betweenSources(_ log: LogCase) -> [LogFinding] {
        let ranges = log.tally.sources.compactMap { source -> (String, Int64, Int64)? in
            guard let from = source.from, let to = source.to else { return nil }
            return (source.name, min(from, to).milliseconds, max(from, to).milliseconds)
        }
        for (index, first) in ranges.enumerated() {
            for second in ranges.dropFirst(index + 1) where first.2 < second.1 || second.2 < first.1 {
                let gap = (second.1 + second.2 - first.1 - first.2) / 2
                let minutes = (Double(gap) / 3_600_000).rounded() * 60
                let shifted = (second.1 - Int64(minutes) * 60_000, second.2 - Int64(minutes) * 60_000)
                guard minutes.magnitude >= 60, minutes.magnitude <= 14 * 60, shifted.0 <= first.2, first.1 <= shifted.1
                else { continue }
                var finding = LogFinding(
                    .timeZones, .info,
                    "\(Printable.escape(first.0)) and \(Printable.escape(second.0)) do not overlap, and would with "
                        + "\(words(Int(minutes))) between them: two time zones?")
                finding.confidence = .possible
                finding.remedies = [.init("--time-zone names the zone of stamps that name none")]
                return [finding]
            }
        }
        return []
    }

    private static func words(_ minutes: Int) -> String {
        let size = minutes.magnitude
        return size % 60 == 0 ? "\(size / 60) h" : size > 60 ? "\(size / 60) h \(size % 60) min" : "\(size) min"
    }
}
