import Glibc
import RelayBytes

/// The clock that only goes forward: durations and deadlines are read from it (CLOCK_MONOTONIC).
package enum MonotonicClock {
    /// This moment.
    package static func now() -> Instant {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
