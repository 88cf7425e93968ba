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
        try check(unsafe ccurl_start(pointer))
        while true {
            if interrupts.areRaised { return .interrupted }
            let left = (deadline - MonotonicClock.now()).wholeNanoseconds
            if left <= 0 { return .deadline }
            // Rounded up, or the last millisecond would be spent spinning.
            let milliseconds = Int32(clamping: (left - 1) / 1_000_000 + 1)
            let step = unsafe interrupts.descriptors.withUnsafeBufferPointer { others in
                unsafe ccurl_advance(pointer, others.baseAddress, others.count, milliseconds)
            }
            switch step {
            case CCURL_DONE: return .done
            case CCURL_INTERRUPTED: return .interrupted
            default: continue
            }
        }
    }

    func check(_ code: Int32) throws(HTTPFailure) {
        if code != 0 { throw .other(code: Int(code), text: "libcurl refused a setting") }
    }
}
