import Glibc

/// A program that a test started on a pseudo-terminal of its own: the test types, and reads the screen.
package final class TerminalProgram {
    package typealias Failure = RunningProgram.Failure

    package let id: pid_t
    /// What has to last as long as the program runs.
    package var owner: AnyObject?
    /// Every byte that it wrote.
    package private(set) var output: [UInt8] = []
    private var grid: TerminalGrid
    private var unapplied: [UInt8] = []
    private let keyboard: Int32
    private let deadline: Int
    private var hasEnded = false

    /// Starts a program, found by PATH, in the directory; it is killed when `seconds` have passed.
    package init(
        _ words: [String], environment: [String: String], directory: String, columns: Int = 80, rows: Int = 24,
        seconds: Int = 40
    ) throws {
        deadline = RunningProgram.now() + seconds * 1000
        grid = TerminalGrid(columns: columns, rows: rows)
        keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        var unlocked: Int32 = 0
        var number: Int32 = -1
        // TIOCSPTLCK and TIOCGPTN.
        guard keyboard >= 0, ioctl(keyboard, 0x4004_5431, &unlocked) == 0, ioctl(keyboard, 0x8004_5430, &number) == 0
        else { throw Failure(description: "no pseudo-terminal: errno \(errno)") }
        Self.setSize(keyboard, columns, rows)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, it becomes its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        id = try RunningProgram.spawn(
            ["sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + words, environment, &actions)
    }

    deinit {
        if !hasEnded {
            kill(-id, SIGKILL)
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
        }
        close(keyboard)
    }

    package func signal(_ number: Int32) { kill(id, number) }

    /// Presses keys: the text is what a terminal sends for them.
    package func type(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = Array(rest).withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                guard errno == EAGAIN || errno == EINTR else { throw Failure(description: "write: errno \(errno)") }
                try readMore(orWritable: true)
            }
        }
    }

    /// Gives the terminal another width, as xterm does: rows are cut.
    package func resize(columns: Int) {
        apply()
        grid = grid.resized(columns: columns)
        Self.setSize(keyboard, columns, grid.rows)
    }

    /// Waits until the screen is as it should be, and gives its rows.
    @discardableResult
    package func waitForScreen(
        _ what: String = "as wanted", where isRight: ([String]) -> Bool
    ) throws -> [String] {
        while true {
            apply()
            if isRight(grid.text) { return grid.text }
            do { try readMore() } catch {
                throw Failure(
                    description: "the screen is never \(what): \(error)\n\(grid.text.joined(separator: "\n"))")
            }
        }
    }

    /// Waits until a row of the screen is that text.
    @discardableResult
    package func waitForRow(_ row: String) throws -> [String] {
        try waitForScreen("with \"\(row)\"") { $0.contains(row) }
    }

    /// Waits until a row of the screen holds that text.
    @discardableResult
    package func waitForScreen(containing text: String) throws -> [String] {
        try waitForScreen("with \"\(text)\"") { $0.contains { $0.contains(text) } }
    }

    /// What the screen did not understand.
    package var faults: [String] { grid.faults }

    /// Whether keys reach the program one by one and unseen.
    package var isRaw: Bool {
        var attributes = termios()
        tcgetattr(keyboard, &attributes)
        return attributes.c_lflag & tcflag_t(ICANON | ECHO) == 0
    }

    /// Waits until it ends; the exit status, or 128 and the number of the signal that killed it.
    package func finish() throws -> Int32 {
        while try readMore() {}
        var status: Int32 = 0
        guard waitpid(id, &status, 0) == id else { throw Failure(description: "waitpid: errno \(errno)") }
        hasEnded = true
        apply()
        let signal = status & 0x7f
        return signal == 0 ? status >> 8 & 0xff : 128 + signal
    }

    /// The rows of the screen so far.
    package var rows: [String] { grid.text }

    /// Shows what has come; a sequence or code point that is cut off waits.
    private func apply() {
        var end = unapplied.count
        if let escape = unapplied.lastIndex(of: 0x1b), end - escape < 16,
            !unapplied[escape...].dropFirst(2).contains(where: { 0x40...0x7e ~= $0 }),
            !(end - escape > 1 && (unapplied[escape + 1] == 0x37 || unapplied[escape + 1] == 0x38))
        {
            end = escape
        }
        while end > 0, String(validating: unapplied[..<end], as: UTF8.self) == nil { end -= 1 }
        grid.apply(String(decoding: unapplied[..<end], as: UTF8.self))
        unapplied.removeFirst(end)
    }

    /// Reads what is there, and waits for it if nothing is; false at the end.
    @discardableResult
    private func readMore(orWritable: Bool = false) throws -> Bool {
        let left = deadline - RunningProgram.now()
        var entry = pollfd(fd: keyboard, events: Int16(orWritable ? POLLIN | POLLOUT : POLLIN), revents: 0)
        guard left > 0, poll(&entry, 1, Int32(left)) != 0 else {
            throw Failure(description: "process \(id) takes too long")
        }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(keyboard, &bytes, bytes.count)
        if count > 0 {
            output += bytes[..<count]
            unapplied += bytes[..<count]
            return true
        }
        // The last program on the terminal has gone.
        if count == 0 || errno == EIO { return orWritable ? true : try end() }
        return true
    }

    private func end() throws -> Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT | WNOHANG) == 0, information.si_signo == SIGCHLD
        else { return true }
        return false
    }

    private static func setSize(_ descriptor: Int32, _ columns: Int, _ rows: Int) {
        var size = winsize()
        size.ws_col = UInt16(columns)
        size.ws_row = UInt16(rows)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }
}
