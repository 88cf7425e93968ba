import Glibc

/// A program that a test started, with its stdin and its output in hand. It is ended when its owner ends.
package final class ChildProcess {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// How a program ended.
    package enum Ending: Equatable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    package let id: pid_t
    /// Our end of a socket that is the child's descriptors 0, 1 and 2.
    private let channel: Int32
    private var ending: Ending?
    /// All that it has written so far, stdout and stderr as they came.
    package private(set) var output: [UInt8] = []
    private var isOutputOver = false
    /// How long any one wait may take, in milliseconds.
    package var patience: Int32 = 10_000

    /// Starts a program, found by PATH, with default signals and none of them blocked.
    package init(_ arguments: [String], environment: [String: String] = [:]) throws {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Failure(description: "socketpair: errno \(errno)")
        }
        defer { close(ends[1]) }
        channel = ends[0]

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 { posix_spawn_file_actions_adddup2(&actions, ends[1], descriptor) }

        do {
            // In this session, so that who interrupts the tests ends it too.
            id = try RunningProgram.spawn(
                arguments, Self.environment(changedBy: environment), &actions, inOwnSession: false)
        } catch {
            close(channel)
            throw error
        }
    }

    deinit {
        if ending == nil {
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
        }
        close(channel)
    }

    /// Writes to its stdin.
    package func send(_ text: String) {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeBytes {
                Glibc.send(channel, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            position += count
        }
    }

    /// Ends its stdin.
    package func endInput() { shutdown(channel, Int32(SHUT_WR)) }

    package func signal(_ number: Int32) { kill(id, number) }

    /// Waits until its output holds the text, and gives all the output as text.
    @discardableResult
    package func waitForOutput(containing text: String) throws -> String {
        let wanted = Array(text.utf8)
        while true {
            if let all = holds(wanted) { return all }
            guard readMore() else {
                throw Failure(description: "no \"\(text)\" in: \(String(decoding: output, as: UTF8.self))")
            }
        }
    }

    /// Waits until it ends, and collects the rest of its output.
    package func waitForEnd() throws -> Ending {
        while readMore() {}
        guard isOutputOver else { throw Failure(description: "process \(id) did not end") }
        if let ending { return ending }
        var status: Int32 = 0
        guard waitpid(id, &status, 0) == id else { throw Failure(description: "waitpid: errno \(errno)") }
        let signal = status & 0x7f
        let result = signal == 0 ? Ending.exited(status >> 8 & 0xff) : .killed(signal: signal)
        ending = result
        return result
    }

    /// Runs a program to its end and gives its output; anything but status 0 is an error.
    @discardableResult
    package static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let child = try ChildProcess(arguments, environment: environment)
        // A database is made in silence, and beside other tests that takes its time.
        child.patience = 60_000
        child.endInput()
        let ending = try child.waitForEnd()
        let text = String(decoding: child.output, as: UTF8.self)
        guard ending == .exited(0) else {
            throw Failure(description: "\(arguments.joined(separator: " ")): \(ending): \(text)")
        }
        return text
    }

    private func holds(_ wanted: [UInt8]) -> String? {
        let all = String(decoding: output, as: UTF8.self)
        guard output.count >= wanted.count else { return nil }
        for start in 0...(output.count - wanted.count)
        where output[start..<(start + wanted.count)].elementsEqual(wanted) {
            return all
        }
        return nil
    }

    /// False: its output is over, or it said nothing for too long.
    private func readMore() -> Bool {
        if isOutputOver { return false }
        var entry = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
        var answer: Int32
        repeat { answer = poll(&entry, 1, patience) } while answer < 0 && errno == EINTR
        guard answer > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = read(channel, &bytes, bytes.count)
        // A reset means that it ended with input unread.
        if count <= 0 {
            isOutputOver = true
            return false
        }
        output += bytes[..<count]
        return true
    }

    private static func environment(changedBy changes: [String: String]) -> [String: String] {
        var variables = changes
        for name in ["PATH", "HOME", "TMPDIR", "LANG", "LD_LIBRARY_PATH"] where changes[name] == nil {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }
}
