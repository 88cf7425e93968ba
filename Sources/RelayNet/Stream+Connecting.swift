import Glibc
import RelayHost

// For whoever connects many at once and waits for all of them in one poller.
extension Stream {
    /// A stream that has begun to connect. Once it is writable, `connectFailure` tells what came of it.
    package static func connecting(to address: SocketAddress) throws(SystemFailure) -> Stream {
        let owned = try Socket.open(address.family)
        let failure = Socket.connect(owned.raw, to: address)
        guard failure == 0 || failure == EINPROGRESS else { throw SystemFailure(call: "connect", errno: failure) }
        Socket.disableDelay(owned.raw)
        return Stream(owned, peer: address)
    }

    /// Why the connection was not made; nil: it was. Asked once.
    package mutating func connectFailure() -> SystemFailure? {
        let failure = Socket.pendingError(descriptor)
        return failure == 0 ? nil : SystemFailure(call: "connect", errno: failure)
    }
}
