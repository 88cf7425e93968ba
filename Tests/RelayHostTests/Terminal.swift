import Glibc
import Testing

/// A pseudo-terminal: `near` is the terminal, `far` the keyboard and screen.
final class Terminal {
    let far: Int32
    let near: Int32

    init() throws {
        far = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(far >= 0)
        var unlocked: Int32 = 0
        var number: Int32 = -1
        // TIOCSPTLCK and TIOCGPTN.
        try #require(ioctl(far, 0x4004_5431, &unlocked) == 0)
        try #require(ioctl(far, 0x8004_5430, &number) == 0)
        near = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(near >= 0)
    }

    deinit {
        close(near)
        close(far)
    }

    func type(_ text: String) { _ = write(far, text, text.utf8.count) }

    func setColumns(_ columns: UInt16) {
        var size = winsize()
        size.ws_col = columns
        size.ws_row = 24
        _ = ioctl(far, UInt(TIOCSWINSZ), &size)
    }

    var localFlags: tcflag_t {
        var attributes = termios()
        tcgetattr(near, &attributes)
        return attributes.c_lflag
    }

    /// What the screen shows; waits until it ends with `text`.
    func screen(endingWith text: String) -> String {
        var shown: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while !shown.suffix(text.utf8.count).elementsEqual(text.utf8) {
            var entry = pollfd(fd: far, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 10_000) > 0 else { break }
            let count = read(far, &bytes, bytes.count)
            if count <= 0 { break }
            shown += bytes[..<count]
        }
        return String(decoding: shown, as: UTF8.self)
    }
}
