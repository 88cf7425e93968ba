import Glibc
import RelayBytes

/// A file, a pipe or stdin, read piece by piece as it comes.
package struct ChunkedInput: ~Copyable {
    /// Read at once; what a pipe holds is less.
    package static let chunk = 256 << 10

    private let descriptor: Int32
    private let file: FileDescriptor?
    private let path: String
    private let interrupts: Interrupts
    private var mustWait: Bool

    /// Stdin; `path` names it in failures.
    package init(standardInputNamed path: String, interrupts: Interrupts = .none) {
        descriptor = 0
        file = nil
        self.path = path
        self.interrupts = interrupts
        mustWait = !interrupts.descriptors.isEmpty
    }

    /// A file or a FIFO.
    package init(opening path: String, interrupts: Interrupts = .none) throws(FileFailure) {
        let raw = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard raw >= 0 else { throw .last("open", path) }
        let opened = FileDescriptor(owning: raw)
        var status = stat()
        guard unsafe fstat(opened.raw, &status) == 0 else { throw .last("fstat", path) }
        let kind = FileKind(mode: status.st_mode)
        guard kind == .regular || kind == .fifo else { throw FileFailure(path: path, cause: .wrongKind(kind)) }
        descriptor = opened.raw
        file = consume opened
        self.path = path
        self.interrupts = interrupts
        mustWait = kind == .fifo
    }

    /// Whether reading would not wait: something is there, or the end.
    package var isReady: Bool {
        wait(for: descriptor, .readable, until: MonotonicClock.now(), interrupts: .none) != .deadline
    }

    /// Appends what comes next; false at the end. A raised interrupt is EINTR.
    package mutating func read(into buffer: inout ByteBuffer) throws(FileFailure) -> Bool {
        while true {
            if mustWait, wait(for: descriptor, .readable, until: nil, interrupts: interrupts) == .interrupted {
                throw FileFailure(path: path, cause: .system(SystemFailure(call: "read", errno: EINTR)))
            }
            var failure: Int32 = 0
            let source = descriptor
            let before = buffer.count
            _ = buffer.append(upTo: Self.chunk) { room in
                let count = unsafe room.withUnsafeMutableBytes { unsafe Glibc.read(source, $0.baseAddress, $0.count) }
                if count < 0 { failure = errno }
                return max(0, count)
            }
            switch failure {
            case 0: return buffer.count > before
            case EAGAIN: mustWait = true
            case EINTR: break
            default: throw FileFailure(path: path, cause: .system(SystemFailure(call: "read", errno: failure)))
            }
        }
    }
}
