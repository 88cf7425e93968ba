import RelayBytes
import RelayLogs

/// Which logs are read, and how.
package struct LogPlan {
    /// Paths; `-` is stdin.
    package var inputs: [String]
    package var scan: LogScanner.Options
    /// Stay at the files' ends and read what is added.
    package var isFollowing = false
    package var deadline: Instant?
    /// Where what is said goes: a pipe whose reader has gone ends the following.
    package var output: Int32?
    /// How many threads may run at once; from 2 on, two of them scan a large file.
    package var threads = 1

    package init(inputs: [String], scan: LogScanner.Options) {
        self.inputs = inputs
        self.scan = scan
    }
}
