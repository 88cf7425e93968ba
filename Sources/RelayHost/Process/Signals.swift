import CSystem
import Glibc

/// The signals that end a run, read from a descriptor instead of caught by a handler.
package enum Signals {
    /// SIGINT, SIGTERM and SIGHUP.
    package static let ending: [Int32] = [SIGINT, SIGTERM, SIGHUP]

    /// Blocks the signals in this thread and those it starts, and ignores SIGPIPE in the whole process. It is called in
    /// `main` before any thread. A signal that was ignored from the start (nohup, a background job) stays so.
    package static func block(_ signals: [Int32] = ending) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in signals where csystem_signal_is_ignored(signal) == 0 { unsafe sigaddset(&set, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        ignoreBrokenPipe()
    }

    /// Makes writing to a closed pipe or socket an error (EPIPE) and no more, in the whole process: OpenSSL writes with
    /// write(2), which cannot say MSG_NOSIGNAL.
    package static func ignoreBrokenPipe() { signal(SIGPIPE, SIG_IGN) }

    /// A descriptor that is readable while one of the signals waits (signalfd). The caller keeps it open as long as it
    /// runs.
    package static func descriptor(for signals: [Int32] = ending) throws(SystemFailure) -> Int32 {
        let wanted = signals.filter { csystem_signal_is_ignored($0) == 0 }
        let raw = unsafe wanted.withUnsafeBufferPointer { numbers in
            unsafe csystem_signalfd(numbers.baseAddress, numbers.count)
        }
        guard raw >= 0 else { throw .last("signalfd") }
        return raw
    }

    /// The signal that waits, or nil; never waits itself.
    package static func next(from descriptor: Int32) -> Int32? {
        let signal = csystem_signalfd_next(descriptor)
        return signal > 0 ? signal : nil
    }

    /// Gives the signal its default action back: the next one ends the process at once.
    package static func restoreDefault(_ number: Int32) {
        signal(number, SIG_DFL)
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// What a terminal sends beside SIGINT: SIGTSTP, SIGCONT and SIGWINCH, for who keeps a terminal in another mode.
    package static let terminal: [Int32] = [stop, resume, windowChange]
    package static let interrupt = SIGINT
    package static let stop = SIGTSTP
    package static let resume = SIGCONT
    package static let windowChange = SIGWINCH

    /// Stops this process and its group as Control-Z would have, and comes back when it is continued. Nothing happens
    /// where no shell could continue it (an orphaned process group).
    package static func stopProcessGroup() {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTSTP)
        kill(0, SIGTSTP)
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }
}
