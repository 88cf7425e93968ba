import RelayBytes
import RelayLogs
import RelayTestSupport

/// A log counts the same however its blocks fall.
enum Logs {
    static func violation(by bytes: [UInt8]) -> String? {
        guard let seed = bytes.first else { return nil }
        let log = bytes.dropFirst()
        let (whole, other) = (read([Array(log)]), read(Cuts(seed: seed).pieces(of: log)))
        return whole == other ? nil : "whole: \(whole)\ncut: \(other)"
    }

    private static func read(_ pieces: [[UInt8]]) -> [String] {
        let present = UnixTime(seconds: 1_762_560_000)
        let options = LogScanner.Options(clock: LogClock(zone: .utc, present: present))
        let tally = StreamedLog.tally(pieces, options)
        return ["\(tally.lines) \(tally.unrecognised) \(tally.overlong) \(String(describing: tally.from))"]
            + LogClass.allCases.map { "\($0.name) \(tally[$0].count)" }
    }
}
