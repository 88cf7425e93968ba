import Glibc

/// A program that a test started in a session of its own, so without a terminal, with stdout and stderr kept apart. It
/// is ended when its owner ends.
package final class RunningProgram {
    /// What stdin is.
    package enum Input: Sendable {
        /// /dev/null.
        case nothing
        case text(String)
        /// A pipe that stays open and empty.
        case held
        case closed
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    /// How a program ended and what it said.
    package struct Outcome: Equatable, Sendable {
        /// The exit status; 128 and the signal's number if one killed it, as a shell says it.
        package var status: Int32
        package var killed: Bool
        package var output: String
        package var errors: String
    }

    package let id: pid_t
    /// What has to last as long as the program runs.
    package var owner: AnyObject?
    private var input: Int32 = -1
    private var pipes: [Int32]
    private var collected: [[UInt8]] = [[], []]
    private var hasEnded = false
    private let deadline: Int

    /// Starts a program, found by PATH, in the directory; it is killed when `seconds` have passed.
    package init(
        _ words: [String], environment: [String: String], directory: String, input: Input = .nothing, seconds: Int = 40
    ) throws {
        deadline = Self.now() + seconds * 1000
        let (outputs, errors) = (try Self.pipe(), try Self.pipe())
        pipes = [outputs.reading, errors.reading]
        defer {
            close(outputs.writing)
            close(errors.writing)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var inputs: (reading: Int32, writing: Int32)?
        switch input {
        case .nothing: posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        case .closed: posix_spawn_file_actions_addclose(&actions, 0)
        case .text, .held:
            let ends = try Self.pipe()
            inputs = ends
            posix_spawn_file_actions_adddup2(&actions, ends.reading, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, outputs.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        id = try Self.spawn(["sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + words, environment, &actions)
        guard let inputs else { return }
        close(inputs.reading)
        self.input = inputs.writing
        if case .text(let text) = input {
            let bytes = Array(text.utf8)
            guard write(inputs.writing, bytes, bytes.count) == bytes.count else {
                throw Failure(description: "stdin takes no \(bytes.count) bytes")
            }
            endInput()
        }
    }

    deinit {
        if !hasEnded {
            kill(-id, SIGKILL)
            waitpid(id, nil, 0)
        }
        endInput()
        for pipe in pipes { close(pipe) }
    }

    package func signal(_ number: Int32) { kill(id, number) }

    package func endInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Waits until stdout holds the text, and gives all of it so far.
    @discardableResult
    package func waitForOutput(containing text: String) throws -> String { try wait(0, text) }

    /// Waits until stderr holds the text, and gives all of it so far.
    @discardableResult
    package func waitForErrors(containing text: String) throws -> String { try wait(1, text) }

    /// Waits until it ends.
    package func finish() throws -> Outcome {
        while pipes.contains(where: { $0 >= 0 }) { try readMore() }
        var status: Int32 = 0
        guard waitpid(id, &status, 0) == id else { throw Failure(description: "waitpid: errno \(errno)") }
        hasEnded = true
        let signal = status & 0x7f
        return Outcome(
            status: signal == 0 ? status >> 8 & 0xff : 128 + signal, killed: signal != 0, output: text(0),
            errors: text(1))
    }

    private func text(_ index: Int) -> String { String(decoding: collected[index], as: UTF8.self) }

    private func wait(_ index: Int, _ wanted: String) throws -> String {
        while !text(index).contains(wanted) {
            guard pipes[index] >= 0 else {
                throw Failure(description: "it ended without \"\(wanted)\": \(text(0))\(text(1))")
            }
            try readMore()
        }
        return text(index)
    }

    /// Reads what is there from either stream, and waits for it if nothing is.
    private func readMore() throws {
        var entries = pipes.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let left = deadline - Self.now()
        guard left > 0, poll(&entries, nfds_t(entries.count), Int32(left)) != 0 else {
            throw Failure(description: "process \(id) takes too long; so far: \(text(0))\(text(1))")
        }
        for (index, entry) in entries.enumerated() where entry.revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(entry.fd, &bytes, bytes.count)
            if count > 0 {
                collected[index] += bytes[..<count]
            } else if count == 0 || errno != EINTR {
                close(entry.fd)
                pipes[index] = -1
            }
        }
    }

    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// A socket pair, because a pipe cannot be made close-on-exec at once, and another test may start a program
    /// meanwhile.
    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Failure(description: "socketpair: errno \(errno)")
        }
        return (ends[0], ends[1])
    }

    /// Starts a program, found by PATH, with no signal blocked or ignored.
    static func spawn(
        _ words: [String], _ environment: [String: String], _ actions: inout posix_spawn_file_actions_t,
        inOwnSession: Bool = true
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var defaults = sigset_t()
        sigemptyset(&none)
        sigemptyset(&defaults)
        for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        let session: Int32 = inOwnSession ? 0x80 : 0  // POSIX_SPAWN_SETSID
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session))
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        var argv = words.map { strdup($0) } + [nil]
        defer { for word in variables + argv { free(word) } }
        var started: pid_t = 0
        let failure = posix_spawnp(&started, words[0], &actions, &attributes, &argv, &variables)
        guard failure == 0 else { throw Failure(description: "\(words[0]) cannot be started: errno \(failure)") }
        return started
    }
}
