import CCurl
import RelayBytes
import RelayHost

/// The owner of one exchange in libcurl.
@safe struct CurlTransfer: ~Copyable {
    /// Why a transfer is no longer run.
    enum Stop {
        case done
        case deadline
        case interrupted
    }

    let pointer: OpaquePointer

    init(headLimit: Int, bodyLimit: Int) throws(HTTPFailure) {
        guard ccurl_open() else {
            throw .libraryMissing(text: unsafe String(cString: ccurl_open_error()))
        }
        guard let pointer = unsafe ccurl_create(headLimit, bodyLimit) else {
            throw .other(code: 27, text: "out of memory")
        }
        unsafe self.pointer = unsafe pointer
    }

    deinit { unsafe ccurl_destroy(pointer) }

    static var libraryVersion: String? {
        ccurl_open() ? unsafe String(cString: ccurl_version()) : nil
    }

    /// Runs the transfer to its end, its deadline or an interrupt.
    mutating func run(until deadline: Instant, interrupts: Interrupts) throws(HTTPFailure) -> Stop {
        try check(
            unsafe interrupts.descriptors.withUnsafeBufferPointer { others in
                unsafe ccurl_start(pointer, others.baseAddress, others.count, Self.milliseconds(until: deadline))
            })
        while true {
            if interrupts.areRaised { return .interrupted }
            let milliseconds = Self.milliseconds(until: deadline)
            if milliseconds == 0 { return .deadline }
            switch unsafe ccurl_advance(pointer, milliseconds) {
            case CCURL_DONE: return .done
            case CCURL_INTERRUPTED: return .interrupted
            case CCURL_CUT: return interrupts.areRaised ? .interrupted : .deadline
            default: continue
            }
        }
    }

    /// Rounded up, or the last millisecond would be spent spinning; 0 when the time is up.
    private static func milliseconds(until deadline: Instant) -> Int32 {
        let left = (deadline - MonotonicClock.now()).wholeNanoseconds
        return left <= 0 ? 0 : Int32(clamping: (left - 1) / 1_000_000 + 1)
    }

    func check(_ code: Int32) throws(HTTPFailure) {
        if code != 0 { throw .other(code: Int(code), text: "libcurl refused a setting") }
    }
}
