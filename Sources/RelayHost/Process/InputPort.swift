import CSystem
import Glibc
import RelayBytes

/// Stdin as it is read beside other work: a read after poll(2) called it readable does not wait.
package enum InputPort {
    /// What a read gave.
    package enum Outcome: Equatable, Sendable {
        case bytes(Int)
        case wouldBlock
        case ended
        case failed(SystemFailure)
    }

    /// Appends what is there, at most `limit` bytes.
    package static func read(_ descriptor: Int32, into buffer: inout ByteBuffer, upTo limit: Int) -> Outcome {
        var outcome = Outcome.ended
        _ = buffer.append(upTo: limit) { room in
            while true {
                let count = unsafe room.withUnsafeMutableBytes {
                    unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
                }
                if count > 0 {
                    outcome = .bytes(count)
                    return count
                }
                if count == 0 { return 0 }
                switch errno {
                case EINTR: continue
                case EAGAIN: outcome = .wouldBlock
                // A terminal that has gone away ends like a file.
                case EIO: outcome = .ended
                default: outcome = .failed(.last("read"))
                }
                return 0
            }
        }
        return outcome
    }

    /// Whether a descriptor that is readable has bytes to give and not its end; they stay where they are. Of what
    /// cannot say (a device) the answer is no.
    package static func hasBytes(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return false }
        if status.st_mode & S_IFMT == S_IFREG { return lseek(descriptor, 0, SEEK_CUR) < status.st_size }
        return csystem_bytes_waiting(descriptor) > 0
    }
}
