import Glibc
import RelayBytes

/// Stdout as it is written to beside other work: never waits, and changes nothing for those who share the descriptor.
///
/// A pipe or a terminal is opened once more through /proc, which gives a description of its own that may be
/// non-blocking. Where that cannot be, poll(2) is asked first and no more is written than a pipe surely takes.
package struct OutputPort: ~Copyable {
    /// What a write gave.
    package enum Outcome: Equatable, Sendable {
        case bytes(Int)
        /// Nothing now: wait until it is writable.
        case wouldBlock
        case failed(SystemFailure)
    }

    private enum Way { case plain, asked, socket }

    private let shared: Int32
    private let own: FileDescriptor?
    private let way: Way

    package init(_ descriptor: Int32) {
        shared = descriptor
        var status = stat()
        let kind = unsafe fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
        guard kind == S_IFIFO || kind == S_IFCHR else {
            own = nil
            way = kind == S_IFSOCK ? .socket : .plain
            return
        }
        let isReader = fcntl(descriptor, F_GETFL) & O_ACCMODE == O_RDONLY
        let flags = O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        let raw = unsafe isReader ? -1 : open("/proc/self/fd/\(descriptor)", flags)
        if raw >= 0 { own = FileDescriptor(owning: raw) } else { own = nil }
        way = raw >= 0 ? .plain : .asked
    }

    /// To wait for.
    package var descriptor: Int32 {
        switch own {
        case .some(let owned): owned.raw
        case .none: shared
        }
    }

    /// Writes as much as goes without waiting.
    package func write(_ bytes: Span<UInt8>) -> Outcome {
        if bytes.isEmpty { return .bytes(0) }
        var room = bytes.count
        if way == .asked {
            guard isWritable else { return .wouldBlock }
            room = min(room, Int(PIPE_BUF))
        }
        while true {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe way == .socket
                    ? send(shared, bytes.baseAddress, room, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
                    : Glibc.write(descriptor, bytes.baseAddress, room)
            }
            if count >= 0 { return .bytes(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            default: return .failed(.last("write"))
            }
        }
    }

    private var isWritable: Bool {
        var set = PollSet()
        let place = set.add(shared, .writable)
        set.wait(until: MonotonicClock.now())
        return !set.readiness(at: place).isEmpty
    }
}
