import Glibc
import RelayBytes
import RelayHost
import Testing

@Suite struct StandardStreamsTests {
    init() { Signals.ignoreBrokenPipe() }

    private func failure(writing bytes: [UInt8], to descriptor: Int32, interrupts: Interrupts = .none) -> SystemFailure?
    {
        do throws(SystemFailure) {
            try StandardStreams.write(bytes.span, to: descriptor, interrupts: interrupts)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a pipe whose reader is gone`() throws {
        let ends = try pipeEnds()
        close(ends.reading)
        defer { close(ends.writing) }
        #expect(failure(writing: [1, 2, 3], to: ends.writing) == SystemFailure(call: "write", errno: EPIPE))
    }

    @Test func `a full device`() throws {
        let device = FileDescriptor(owning: open("/dev/full", O_WRONLY | O_CLOEXEC))
        let raw = device.raw
        #expect(failure(writing: [1], to: raw) == SystemFailure(call: "write", errno: ENOSPC))
        #expect(failure(writing: [], to: raw) == nil)
    }

    @Test func `a descriptor that was opened for reading`() throws {
        let null = FileDescriptor(owning: open("/dev/null", O_RDONLY | O_CLOEXEC))
        let raw = null.raw
        #expect(failure(writing: [1], to: raw) == SystemFailure(call: "write", errno: EBADF))
    }

    @Test("every byte arrives at a slow reader", arguments: [false, true])
    func slow(nonBlocking: Bool) throws {
        let ends = try pipeEnds()
        if nonBlocking { _ = fcntl(ends.writing, F_SETFL, O_NONBLOCK) }
        let read = try Handoff<[UInt8]>()
        startThread {
            let all = try? readAll(descriptor: ends.reading, limit: 1 << 20)
            read.put(all ?? [])
            close(ends.reading)
        }
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try StandardStreams.write(bytes.span, to: ends.writing)
        close(ends.writing)
        _ = wait(for: read.descriptor, .readable, until: after(.seconds(10)), interrupts: .none)
        #expect(read.take() == bytes)
    }

    @Test("an interrupt ends the wait for a reader", arguments: [false, true])
    func interrupted(nonBlocking: Bool) throws {
        let ends = try pipeEnds()
        defer {
            close(ends.reading)
            close(ends.writing)
        }
        if nonBlocking { _ = fcntl(ends.writing, F_SETFL, O_NONBLOCK) }
        let wake = try WakeDescriptor()
        let interrupts = Interrupts(descriptors: [wake.raw])
        startThread {
            // The pipe is full: it holds 64 KiB and nobody reads.
            while wait(for: ends.writing, .writable, until: after(.milliseconds(1)), interrupts: .none) != .deadline {}
            wake.signal()
        }
        #expect(
            failure(writing: [UInt8](repeating: 1, count: 1 << 20), to: ends.writing, interrupts: interrupts)
                == SystemFailure(call: "write", errno: EINTR))
    }

    @Test func `a pipe is no terminal`() throws {
        let ends = try pipeEnds()
        defer {
            close(ends.reading)
            close(ends.writing)
        }
        #expect(!StandardStreams.isTerminal(ends.reading))
        #expect(StandardStreams.terminalColumns(ends.reading) == nil)
    }

    @Test func `a terminal has columns`() throws {
        let terminal = try Terminal()
        #expect(StandardStreams.isTerminal(terminal.near))
        #expect(StandardStreams.terminalColumns(terminal.near) == nil)
        terminal.setColumns(132)
        #expect(StandardStreams.terminalColumns(terminal.near) == 132)
    }

    @Test func `closed descriptors are filled and cannot be written to`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            for descriptor in Int32(0)...2 { close(descriptor) }
            StandardStreams.fillClosed()
            for descriptor in Int32(0)...2 {
                guard fcntl(descriptor, F_GETFD) == 0 else { exit(1) }
                guard fcntl(descriptor, F_GETFL) & O_ACCMODE == O_RDONLY else { exit(2) }
                guard write(descriptor, [1], 1) == -1, errno == EBADF else { exit(3) }
            }
            exit(7)
        }
    }
}
