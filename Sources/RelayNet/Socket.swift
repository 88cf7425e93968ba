import CSystem
import Glibc
import RelayHost

/// The calls on sockets that several types here share. Every socket is non-blocking and close-on-exec.
enum Socket {
    static func open(_ family: Int32) throws(SystemFailure) -> FileDescriptor {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let raw = socket(family, type, 0)
        guard raw >= 0 else { throw .last("socket") }
        return FileDescriptor(owning: raw)
    }

    static func set(_ option: Int32, at level: Int32 = SOL_SOCKET, to value: Int32, on descriptor: Int32) {
        var value = value
        unsafe _ = setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Small messages leave at once; a socket without TCP beneath ignores it.
    static func disableDelay(_ descriptor: Int32) { set(TCP_NODELAY, at: Int32(IPPROTO_TCP), to: 1, on: descriptor) }

    /// The error that waits on the socket, or 0; reading takes it away.
    static func pendingError(_ descriptor: Int32) -> Int32 {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &value, &length) == 0 else { return errno }
        return value
    }

    /// Begins to connect: 0, EINPROGRESS, or why not.
    static func connect(_ descriptor: Int32, to address: SocketAddress) -> Int32 {
        let answer =
            if case .unix(let path) = address {
                unsafe csystem_connect_unix(descriptor, path)
            } else {
                unsafe address.withKernelForm { unsafe Glibc.connect(descriptor, $0, $1) }
            }
        return answer == 0 ? 0 : errno
    }
}
