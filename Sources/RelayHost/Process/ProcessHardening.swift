import CSystem
import Glibc

/// What keeps secrets in this process's memory.
package enum ProcessHardening {
    /// Forbids core dumps and other processes' look into this one; called before the first secret is read.
    package static func disableCoreDumps() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = csystem_forbid_dumping()
    }
}
