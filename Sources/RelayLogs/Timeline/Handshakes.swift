/// The opening handshakes that are under way, by client, and what becomes of them.
///
/// Lines of the application name no client: they are tied to a handshake only while it is the only one.
struct Handshakes: Sendable {
    /// What the middleware said of a handshake.
    enum Auth: Equatable { case silent, success, failed, noToken }

    private struct Open {
        var mark: ClassRun.Mark
        /// How many were opened before it.
        let order: Int
        var auth = Auth.silent
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
    private var opened = 0
    /// Those opened before this one are mixed: a line of the application came while others were open too.
    private var unmixed = 0
    /// What was said while no handshake was open: uvicorn announces none.
    private var loose = Auth.silent
    private var looseCause: LogCause?
    /// Refusals of the middleware that belong to no handshake, and errors that do: where two streams are read one after the
    /// other, or one of them was buffered, they belong to handshakes that seem to have none.
    private(set) var stray = (refusals: 0, errors: 0)

    mutating func connecting(_ client: UInt64, _ mark: ClassRun.Mark) {
        if open.count >= Self.most { open = OpenHandshakes() }
        open.put(Open(mark: mark, order: opened), client)
        opened += 1
        dropLoose()
    }

    mutating func accepted(_ client: UInt64) {
        _ = open.take(client)
        dropLoose()
    }

    mutating func rejected(_ client: UInt64, _ mark: ClassRun.Mark) -> Failed {
        defer { (loose, looseCause) = (.silent, nil) }
        guard let handshake = open.take(client) else {
            return Failed(mark: mark, cause: Self.cause(loose), isRejection: true)
        }
        if isMixed(handshake), handshake.auth == .silent {
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
            mark: handshake.mark, cause: handshake.cause ?? (isMixed(handshake) ? .untied : .hung), isRejection: false)
    }

    mutating func said(_ auth: Auth) {
        if open.count == 0 {
            dropLoose()
            loose = auth
        }
        tie { $0.auth = auth }
    }

    /// An error, or what an error that was raised turns out to be.
    mutating func raised(_ cause: LogCause, isNew: Bool) {
        if open.count == 0 {
            if isNew, looseCause != nil { stray.errors += 1 }
            looseCause = cause
        }
        tie { $0.cause = cause }
    }

    /// Nothing more will come.
    mutating func finish() { dropLoose() }

    /// What was said belongs to no handshake.
    private mutating func dropLoose() {
        if loose == .failed || loose == .noToken { stray.refusals += 1 }
        if looseCause != nil { stray.errors += 1 }
        (loose, looseCause) = (.silent, nil)
    }

    private mutating func tie(_ change: (inout Open) -> Void) {
        if open.count > 1 { unmixed = opened } else { open.changeOnly(change) }
    }

    private func isMixed(_ handshake: Open) -> Bool { handshake.order < unmixed }

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
