import Glibc

/// Stepping aside for another thread.
package enum ThreadYield {
    /// Lets another thread run first, if one can.
    package static func now() { sched_yield() }
}
