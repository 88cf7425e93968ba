import CSystem
import Glibc
import RelayHost
import Synchronization

/// A TCP socket that takes connections.
package struct Listener: ~Copyable, Sendable {
    private let owned: FileDescriptor
    /// Kept open so that a connection can be taken and shed when there is no descriptor left; -1: none.
    private let reserve: Atomic<Int32>
    /// Where it listens: the address in numbers.
    package let address: String
    /// The port, also where 0 was asked for.
    package let port: UInt16

    private init(_ owned: consuming FileDescriptor, _ bound: SocketAddress) {
        self.owned = owned
        reserve = Atomic(Self.openReserve())
        address = bound.host
        port = bound.port ?? 0
    }

    deinit { close(reserve.load(ordering: .relaxed)) }

    /// Listens at an address in numbers; port 0 takes a free one. `::` takes IPv4 as well.
    package static func listen(
        address: String, port: UInt16, backlog: Int32 = 1024
    ) throws(SystemFailure) -> Listener {
        let listener = try bound(address, port, isShared: true)
        guard Glibc.listen(listener.descriptor, backlog) == 0 else { throw .last("listen") }
        return listener
    }

    /// Holds a free port without listening: it refuses connections, and nobody else can take it meanwhile.
    package static func holdRefusing(address: String) throws(SystemFailure) -> Listener {
        try bound(address, 0, isShared: false)
    }

    /// `isShared`: a port can be taken again at once when its last owner has gone.
    private static func bound(
        _ address: String, _ port: UInt16, isShared: Bool
    ) throws(SystemFailure) -> Listener {
        guard let wanted = SocketAddress(literal: address, port: port) else {
            throw SystemFailure(call: "bind", errno: EINVAL)
        }
        let owned = try Socket.open(wanted.family)
        if isShared { Socket.set(SO_REUSEADDR, to: 1, on: owned.raw) }
        if wanted.family == AF_INET6 { Socket.set(IPV6_V6ONLY, at: Int32(IPPROTO_IPV6), to: 0, on: owned.raw) }
        guard unsafe wanted.withKernelForm({ unsafe bind(owned.raw, $0, $1) }) == 0 else { throw .last("bind") }
        guard let bound = SocketAddress.local(of: owned.raw) else { throw .last("getsockname") }
        return Listener(owned, bound)
    }

    /// Readable while a connection waits.
    package var descriptor: Int32 { owned.raw }

    /// A connection that waits, or nil; never waits itself. Out of descriptors, it sheds connections rather than leave
    /// them to be reported for ever.
    package func accept() -> Stream? {
        while true {
            let raw = csystem_accept(owned.raw)
            if raw >= 0 {
                Socket.disableDelay(raw)
                if let stream = Stream(owning: raw) { return stream }
                // It was reset before it was looked at.
                continue
            }
            switch errno {
            case EINTR, ECONNABORTED, EPROTO: continue
            case EMFILE, ENFILE: guard shed() else { return nil }
            default: return nil
            }
        }
    }

    private func shed() -> Bool {
        let spare = reserve.exchange(-1, ordering: .acquiringAndReleasing)
        guard spare >= 0 else { return false }
        close(spare)
        let raw = csystem_accept(owned.raw)
        if raw >= 0 { close(raw) }
        reserve.store(Self.openReserve(), ordering: .releasing)
        return raw >= 0
    }

    private static func openReserve() -> Int32 { unsafe open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
