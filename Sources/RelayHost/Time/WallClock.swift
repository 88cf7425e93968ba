import Glibc
import RelayBytes

/// The clock on the wall, against which `exp` and `notAfter` are held (CLOCK_REALTIME).
package enum WallClock {
    /// This moment.
    package static func now() -> UnixTime {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return UnixTime(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
    }
}
