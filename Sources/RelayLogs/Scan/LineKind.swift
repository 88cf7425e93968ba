/// What the grammar makes of one line: a class, or what has none. The numbers below 22 are those of `LogClass`.
struct LineKind: Equatable {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ logClass: LogClass) { rawValue = logClass.rawValue }

    static let startup = LineKind(.startup)
    static let startupFailed = LineKind(.startupFailed)
    static let connecting = LineKind(.connecting)
    static let accepted = LineKind(.accepted)
    static let rejected = LineKind(.rejected)
    static let closed = LineKind(.closed)
    static let authSuccess = LineKind(.authSuccess)
    static let authFailed = LineKind(.authFailed)
    static let noToken = LineKind(.noToken)
    static let appConnected = LineKind(.appConnected)
    static let appDisconnected = LineKind(.appDisconnected)
    static let overCapacity = LineKind(.overCapacity)
    static let redisError = LineKind(.redisError)
    static let access = LineKind(.access)
    static let warning = LineKind(.warning)
    static let csrf = LineKind(.csrf)
    static let proxyAccess = LineKind(.proxyAccess)
    static let proxyError = LineKind(.proxyError)
    static let shutdown = LineKind(.shutdown)

    /// No grammar knows it.
    static let unrecognised = LineKind(rawValue: 22)
    /// Known, and of no class: banners, notices, debug lines.
    static let known = LineKind(rawValue: 23)
    /// Nothing but blanks.
    static let blank = LineKind(rawValue: 24)
    /// It goes on with what stands above it: the lines of a stack.
    static let continuation = LineKind(rawValue: 25)
    /// `Traceback (most recent call last):`
    static let traceback = LineKind(rawValue: 26)
    /// `module.Class: text` without a prefix: the end of a traceback, if one is open.
    static let raised = LineKind(rawValue: 27)
    /// `During handling of ...`: another traceback follows, and counts instead.
    static let chained = LineKind(rawValue: 28)
    /// An error whose traceback may follow.
    static let fault = LineKind(rawValue: 29)

    /// uvicorn's answer to a handshake whose application raised.
    static let refused = LineKind(rawValue: 30)

    /// The class that it is counted under at once; the error classes are counted when their traceback has been read.
    var logClass: LogClass? { LogClass(rawValue: rawValue) }

    /// Whether the timeline wants to see it.
    var isNotable: Bool {
        switch self {
        case .connecting, .accepted, .rejected, .closed, .authSuccess, .authFailed, .noToken, .traceback, .raised,
            .chained, .fault, .startupFailed, .redisError, .proxyError, .csrf, .overCapacity, .refused:
            true
        default: false
        }
    }
}
