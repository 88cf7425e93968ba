import Glibc
import RelayTestSupport

/// A file that a process writes its log to; tests wait until a line is in it.
struct LogFile: Sendable {
    let path: String

    var text: String { SourceTree.text(of: path) ?? "" }

    /// Waits until the words occur so often; the file's folder must be there.
    func wait(for words: String, times: Int = 1, seconds: Int = 60) throws {
        let watch = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        defer { close(watch) }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        inotify_add_watch(watch, "/" + folder, UInt32(IN_MODIFY | IN_CREATE))
        let deadline = ContinuousClock.now + .seconds(seconds)
        while text.ranges(of: words).count < times {
            let left = deadline - .now
            guard left > .zero else { throw SetUpFailure("no \"\(words)\" in \(path): \(text.suffix(2000))") }
            var entry = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, Int32(left / .milliseconds(1)) + 1)
            var events = [UInt8](repeating: 0, count: 4096)
            while read(watch, &events, events.count) > 0 {}
        }
    }
}
