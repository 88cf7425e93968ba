import Glibc

/// Runs `body` on a detached thread of its own, with the asynchronous signals blocked in it. False: the system gave no
/// thread, and `body` will not run.
@discardableResult
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = unsafe Unmanaged.passRetained(ThreadWork(body: body))
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe _ = pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))

    // The thread inherits the mask, so it is set here: no signal can reach it before its first instruction.
    var blocked = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&blocked)
    for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS] { unsafe sigdelset(&blocked, fault) }
    unsafe pthread_sigmask(SIG_SETMASK, &blocked, &before)
    defer { unsafe _ = pthread_sigmask(SIG_SETMASK, &before, nil) }

    var thread = pthread_t()
    let failed = unsafe pthread_create(&thread, &attributes, runThreadWork, work.toOpaque())
    if failed != 0 { unsafe work.release() }
    return failed == 0
}

private final class ThreadWork: Sendable {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runThreadWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument {
        unsafe Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().body()
    }
    return nil
}
