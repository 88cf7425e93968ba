import Glibc
import RelayBytes
import RelayEvidence
import RelayHost

/// Asks for a name's addresses (getaddrinfo), on a thread that is left behind when it takes too long.
package enum Resolver {
    /// The name's addresses. A literal address is its own answer and needs no thread. An interrupted question counts as
    /// timed out; the caller knows its interrupts.
    package static func resolve(
        host: String, family: AddressFamily = .any, until deadline: Instant, interrupts: Interrupts = .none
    ) -> Resolution {
        let began = MonotonicClock.now()
        let outcome = literal(host, family) ?? ask(host, family, deadline, interrupts)
        return Resolution(host: host, outcome: outcome, began: began, ended: MonotonicClock.now())
    }

    private static func literal(_ host: String, _ family: AddressFamily) -> Resolution.Outcome? {
        guard let address = SocketAddress(literal: host, port: 0) else { return nil }
        switch (address, family) {
        case (.v4, .v6), (.v6, .v4):
            return .failed(code: otherFamily, text: text(otherFamily))
        default: return .addresses([address.host])
        }
    }

    private static func ask(
        _ host: String, _ family: AddressFamily, _ deadline: Instant, _ interrupts: Interrupts
    ) -> Resolution.Outcome {
        let answers: Handoff<Resolution.Outcome>
        do throws(SystemFailure) {
            answers = try Handoff()
        } catch {
            return .failed(code: EAI_SYSTEM, text: error.text)
        }
        guard startThread({ answers.put(lookUp(host, family)) }) else {
            return .failed(code: EAI_MEMORY, text: "no thread for the question")
        }
        guard case .ready = wait(for: answers.descriptor, .readable, until: deadline, interrupts: interrupts) else {
            return .timedOut
        }
        return answers.take() ?? .timedOut
    }

    // EAI_ADDRFAMILY, a GNU extension: the address is of another family than asked for.
    private static let otherFamily: Int32 = -9

    private static func lookUp(_ host: String, _ family: AddressFamily) -> Resolution.Outcome {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_family =
            switch family {
            case .any: AF_UNSPEC
            case .v4: AF_INET
            case .v6: AF_INET6
            }
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            return .failed(code: code, text: code == EAI_SYSTEM ? SystemFailure.text(of: errno) : text(code))
        }
        defer { unsafe freeaddrinfo(list) }
        var addresses: [String] = []
        var next = unsafe list
        while let entry = unsafe next {
            let form = unsafe UnsafeRawBufferPointer(start: entry.pointee.ai_addr, count: Int(entry.pointee.ai_addrlen))
            if let address = unsafe SocketAddress(kernelForm: form)?.host, !addresses.contains(address) {
                addresses.append(address)
            }
            unsafe next = entry.pointee.ai_next
        }
        return addresses.isEmpty ? .failed(code: EAI_NONAME, text: text(EAI_NONAME)) : .addresses(addresses)
    }

    private static func text(_ code: Int32) -> String { unsafe String(cString: gai_strerror(code)) }
}
