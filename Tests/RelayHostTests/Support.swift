import Glibc
import RelayBytes
import RelayHost
import RelayTestSupport
import Testing

/// A pipe whose ends other tests' children do not inherit.
func pipeEnds() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
}

/// Two connected sockets.
func socketPair() throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
    return (ends[0], ends[1])
}

extension Duration {
    /// How long `body` takes.
    static func taken<R>(_ body: () throws -> R) rethrows -> (Duration, R) {
        let began = MonotonicClock.now()
        let result = try body()
        return (MonotonicClock.now() - began, result)
    }
}

/// The moment so long from now.
func after(_ span: Duration) -> Instant { MonotonicClock.now() + span }

/// Ends a process that tests for its exit, without leaving its directory behind.
func leave(_ directory: TemporaryDirectory, _ status: Int32) -> Never {
    directory.remove()
    exit(status)
}
