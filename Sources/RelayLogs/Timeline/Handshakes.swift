/// The opening handshakes that are under way, by client, and what becomes of them.
///
/// Lines of the application name no client: they are tied to a handshake only while it is the only one.
struct Handshakes: Sendable {
    /// What the middleware said of a handshake.
    enum Auth: Equatable { case silent, success, failed, noToken }

    private struct Open {
        var mark: ClassRun.Mark
        var auth = Auth.silent
        /// A line of the application came while others were open too.
        var isMixed = false
        var cause: LogCause?
    }

    /// A handshake that failed, and why.
    struct Failed {
        let mark: ClassRun.Mark
        let cause: LogCause
        let isRejection: Bool
    }

    /// Beyond it the table is emptied: a log that never ends a handshake is no reason to fill the memory.
    private static let most = 20_000

    private var open = OpenHandshakes<Open>()
    /// What was said while no handshake was open: uvicorn announces none.
    private var loose = Auth.silent
    private var looseCause: LogCause?

    mutating func connecting(_ client: UInt64, _ mark: ClassRun.Mark) {
        if open.count >= Self.most { open = OpenHandshakes() }
        open.put(Open(mark: mark), client)
        (loose, looseCause) = (.silent, nil)
    }

    mutating func accepted(_ client: UInt64) {
        _ = open.take(client)
        (loose, looseCause) = (.silent, nil)
    }

    mutating func rejected(_ client: UInt64, _ mark: ClassRun.Mark) -> Failed {
        defer { (loose, looseCause) = (.silent, nil) }
        guard let handshake = open.take(client) else {
            return Failed(mark: mark, cause: Self.cause(loose), isRejection: true)
        }
        if handshake.isMixed, handshake.auth == .silent {
            return Failed(mark: mark, cause: .untied, isRejection: true)
        }
        return Failed(mark: mark, cause: Self.cause(handshake.auth), isRejection: true)
    }

    /// uvicorn answered 500: the error before it is the cause.
    mutating func refused(_ mark: ClassRun.Mark) -> Failed {
        defer { (loose, looseCause) = (.silent, nil) }
        return Failed(mark: mark, cause: looseCause ?? .other, isRejection: false)
    }

    /// The connection has ended: one that was still open was dropped without an answer.
    mutating func closed(_ client: UInt64, _ mark: ClassRun.Mark) -> Failed? {
        guard let handshake = open.take(client) else { return nil }
        return Failed(
            mark: handshake.mark, cause: handshake.cause ?? (handshake.isMixed ? .untied : .hung), isRejection: false)
    }

    mutating func said(_ auth: Auth) {
        if open.count == 0 { (loose, looseCause) = (auth, nil) }
        tie { $0.auth = auth }
    }

    mutating func raised(_ cause: LogCause) {
        if open.count == 0 { looseCause = cause }
        tie { $0.cause = cause }
    }

    private mutating func tie(_ change: (inout Open) -> Void) {
        if open.count == 1 { open.changeAll(change) } else { open.changeAll { $0.isMixed = true } }
    }

    private static func cause(_ auth: Auth) -> LogCause {
        switch auth {
        case .silent: .origin
        case .failed: .token
        case .noToken: .noToken
        // Accepted by the middleware, rejected by the consumer.
        case .success: .other
        }
    }
}
