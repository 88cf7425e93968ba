import Glibc
import RelayHost
import Testing

@Suite struct SignalsTests {
    // A signal sent to one thread is read by that thread alone, so the tests beside this one see nothing.
    @Test func `a blocked signal is read from its descriptor`() throws {
        let seen = try Handoff<[Int32?]>()
        startThread {
            guard let raw = try? Signals.descriptor() else { return seen.put([]) }
            let signals = FileDescriptor(owning: raw)
            let before = Signals.next(from: signals.raw)
            pthread_kill(pthread_self(), SIGTERM)
            let wake = wait(for: -1, [], until: nil, interrupts: Interrupts(descriptors: [signals.raw]))
            seen.put([
                before, wake == .interrupted ? Signals.next(from: signals.raw) : nil, Signals.next(from: signals.raw),
            ])
        }
        _ = wait(for: seen.descriptor, .readable, until: after(.seconds(10)), interrupts: .none)
        #expect(seen.take() == [nil, SIGTERM, nil])
    }

    @Test func `a blocked signal does not end the process`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            Signals.block()
            let signals = FileDescriptor(owning: try Signals.descriptor())
            pthread_kill(pthread_self(), SIGHUP)
            guard Signals.next(from: signals.raw) == SIGHUP else { exit(1) }
            exit(7)
        }
    }

    @Test func `restored to its default it does`() async {
        await #expect(processExitsWith: .signal(SIGINT)) {
            Signals.block()
            pthread_kill(pthread_self(), SIGINT)
            Signals.restoreDefault(SIGINT)
            exit(0)
        }
    }

    @Test func `what was ignored from the start stays ignored`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            signal(SIGHUP, SIG_IGN)
            Signals.block()
            let signals = FileDescriptor(owning: try Signals.descriptor())
            raise(SIGHUP)
            guard Signals.next(from: signals.raw) == nil else { exit(1) }
            exit(7)
        }
    }

    @Test func `a broken pipe is an error and no end`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            Signals.block()
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { exit(1) }
            close(ends[0])
            exit(write(ends[1], [1], 1) == -1 && errno == EPIPE ? 7 : 1)
        }
    }
}
