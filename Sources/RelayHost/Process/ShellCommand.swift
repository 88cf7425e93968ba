import CSystem
import Glibc
import RelayBytes

/// A command of the operator's, run by the shell for what it prints; it shares this process's stdin and stderr.
package enum ShellCommand {
    /// What came of it.
    package enum Outcome: Equatable, Sendable {
        /// It exited with 0; its output, at most `limit` bytes.
        case output([UInt8])
        case exited(Int32)
        case signalled(Int32)
        case tooMuchOutput(limit: Int)
        case interrupted
    }

    /// Runs `sh -c line` to its end.
    package static func run(
        _ line: String, limit: Int, interrupts: Interrupts = .none
    ) throws(SystemFailure) -> Outcome {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .last("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let reading = FileDescriptor(owning: ends[0])
        let child = try spawn(line, writing: FileDescriptor(owning: ends[1]))
        var output: [UInt8] = []
        var cut: Outcome?
        do throws(FileFailure) {
            output = try readAll(descriptor: reading.raw, limit: limit, path: "command", interrupts: interrupts)
        } catch {
            cut = if case .tooLarge = error.cause { .tooMuchOutput(limit: limit) } else { .interrupted }
            kill(child, SIGTERM)
        }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        if let cut { return cut }
        if status & 0x7f != 0 { return .signalled(status & 0x7f) }
        let code = status >> 8 & 0xff
        return code == 0 ? .output(output) : .exited(code)
    }

    /// Starts the shell with the pipe as its stdout; the writing end is closed here afterwards.
    private static func spawn(_ line: String, writing: consuming FileDescriptor) throws(SystemFailure) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, writing.raw, 1)
        // Our blocked signals are not for the child.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        var defaults = sigset_t()
        unsafe sigemptyset(&defaults)
        unsafe sigaddset(&defaults, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var child: pid_t = 0
        let words = ["sh", "-c", line]
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        let failure = unsafe posix_spawn(&child, "/bin/sh", &actions, &attributes, &pointers, csystem_environment())
        guard failure == 0 else { throw SystemFailure(call: "posix_spawn", errno: failure) }
        return child
    }
}
