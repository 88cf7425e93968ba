import Glibc

// The form in which the kernel takes and gives addresses.
extension SocketAddress {
    /// AF_INET, AF_INET6 or AF_UNIX.
    var family: Int32 {
        switch self {
        case .v4: AF_INET
        case .v6: AF_INET6
        case .unix: AF_UNIX
        }
    }

    /// Lends the address as a `sockaddr`; a path is not for this.
    func withKernelForm(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        switch self {
        case .v4(let number, let port):
            var form = sockaddr_in()
            form.sin_family = sa_family_t(AF_INET)
            form.sin_port = port.bigEndian
            form.sin_addr.s_addr = number.bigEndian
            return unsafe lend(&form, body)
        case .v6(let high, let low, let scope, let port):
            var form = sockaddr_in6()
            form.sin6_family = sa_family_t(AF_INET6)
            form.sin6_port = port.bigEndian
            form.sin6_scope_id = scope
            unsafe withUnsafeMutableBytes(of: &form.sin6_addr) { bytes in
                unsafe bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
                unsafe bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
            }
            return unsafe lend(&form, body)
        case .unix: preconditionFailure("a path goes through csystem_connect_unix")
        }
    }

    private func lend<Form>(_ form: inout Form, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        unsafe withUnsafePointer(to: &form) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                unsafe body(general, socklen_t(MemoryLayout<Form>.size))
            }
        }
    }

    /// Reads an address as the kernel wrote it.
    init?(kernelForm bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 2 else { return nil }
        switch Int32(unsafe bytes.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where bytes.count >= MemoryLayout<sockaddr_in>.size:
            let form = unsafe bytes.loadUnaligned(as: sockaddr_in.self)
            self = .v4(UInt32(bigEndian: form.sin_addr.s_addr), port: UInt16(bigEndian: form.sin_port))
        case AF_INET6 where bytes.count >= MemoryLayout<sockaddr_in6>.size:
            let form = unsafe bytes.loadUnaligned(as: sockaddr_in6.self)
            self = unsafe withUnsafeBytes(of: form.sin6_addr) { address in
                unsafe .v6(
                    high: UInt64(bigEndian: address.loadUnaligned(as: UInt64.self)),
                    low: UInt64(bigEndian: address.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                    scope: form.sin6_scope_id, port: UInt16(bigEndian: form.sin6_port))
            }
        case AF_UNIX:
            let path = unsafe bytes.dropFirst(2).prefix { $0 != 0 }
            self = unsafe .unix(path: String(decoding: path, as: UTF8.self))
        default: return nil
        }
    }

    /// The address of this end of a socket.
    static func local(of descriptor: Int32) -> SocketAddress? { unsafe read(descriptor, getsockname) }

    /// The address of the other end of a socket; nil when it is not connected.
    static func peer(of descriptor: Int32) -> SocketAddress? { unsafe read(descriptor, getpeername) }

    private static func read(
        _ descriptor: Int32, _ ask: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            let answer = unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                unsafe ask(descriptor, general, &length)
            }
            guard answer == 0 else { return nil }
            return unsafe SocketAddress(kernelForm: UnsafeRawBufferPointer(start: pointer, count: Int(length)))
        }
    }
}
