import Glibc
import RelayHost
import Testing

@Suite struct StartThreadTests {
    @Test func `asynchronous signals are blocked and faults are not`() throws {
        let blocked = try Handoff<[Bool]>()
        let signals = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGSEGV, SIGABRT]
        startThread {
            var mask = sigset_t()
            pthread_sigmask(SIG_BLOCK, nil, &mask)
            blocked.put(signals.map { sigismember(&mask, $0) == 1 })
        }
        _ = wait(for: blocked.descriptor, .readable, until: after(.seconds(10)), interrupts: .none)
        #expect(blocked.take() == [true, true, true, true, false, false])
    }

    @Test func `the starter's mask is as it was`() throws {
        let masks = try Handoff<Bool>()
        startThread {
            var before = sigset_t()
            var after = sigset_t()
            sigemptyset(&before)
            sigaddset(&before, SIGUSR1)
            pthread_sigmask(SIG_SETMASK, &before, nil)
            startThread {}
            pthread_sigmask(SIG_BLOCK, nil, &after)
            masks.put(sigismember(&after, SIGUSR1) == 1 && sigismember(&after, SIGTERM) == 0)
        }
        _ = wait(for: masks.descriptor, .readable, until: after(.seconds(10)), interrupts: .none)
        #expect(masks.take() == true)
    }
}
