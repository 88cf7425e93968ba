import Glibc
import RelayBytes
import RelayEvidence
import RelayHost

/// The attempts of one dialling, side by side.
struct DialRace: ~Copyable {
    private struct Attempt {
        let address: SocketAddress
        let began: Instant
        let deadline: Instant
        /// The socket while the attempt runs or has won, else -1. The race owns it.
        var socket: Int32
        var outcome: ConnectAttempt.Outcome?
        var ended: Instant?
    }

    private let targets: [SocketAddress]
    private let timeout: Duration
    private let until: Instant?
    private var attempts: [Attempt] = []
    private var nextTarget = 0
    private var nextBegin = Instant(nanoseconds: .min)
    private var winner: Int?

    init(targets: [SocketAddress], timeout: Duration, until: Instant?) {
        self.targets = targets
        self.timeout = timeout
        self.until = until
    }

    deinit {
        for attempt in attempts where attempt.socket >= 0 { close(attempt.socket) }
    }

    /// Runs until one has connected, all have failed or time is up. True: interrupted.
    mutating func run(_ interrupts: Interrupts) -> Bool {
        while winner == nil {
            if interrupts.areRaised { return true }
            let now = MonotonicClock.now()
            if let until, now >= until {
                for index in running { end(index, .timedOut) }
                return false
            }
            for index in running where now >= attempts[index].deadline { end(index, .timedOut) }
            let isDue = running.isEmpty || now >= nextBegin
            if isDue, nextTarget < targets.count {
                begin()
                continue
            }
            let indices = running
            if indices.isEmpty { return false }
            let ready = waitForAny(
                indices.map { attempts[$0].socket }, .writable, until: nextEvent(indices), interrupts: interrupts)
            switch ready {
            case .interrupted: return true
            case .deadline: continue
            case .ready(let places): for place in places where winner == nil { settle(indices[place]) }
            }
        }
        return false
    }

    private var running: [Int] { attempts.indices.filter { attempts[$0].outcome == nil } }

    private func nextEvent(_ indices: [Int]) -> Instant {
        var instants = indices.map { attempts[$0].deadline }
        if nextTarget < targets.count { instants.append(nextBegin) }
        if let until { instants.append(until) }
        return instants.min() ?? MonotonicClock.now()
    }

    private mutating func begin() {
        let address = targets[nextTarget]
        nextTarget += 1
        let now = MonotonicClock.now()
        nextBegin = now + Dialer.attemptDelay
        attempts.append(Attempt(address: address, began: now, deadline: now + timeout, socket: -1))
        let index = attempts.count - 1
        do throws(SystemFailure) {
            attempts[index].socket = try Socket.open(address.family).take()
            connect(index)
        } catch {
            end(index, .failed(errno: error.errno, text: error.text))
        }
    }

    private mutating func connect(_ index: Int) {
        switch Socket.connect(attempts[index].socket, to: attempts[index].address) {
        case 0: win(index)
        case EINPROGRESS: break
        case EAGAIN where attempts[index].address.family == AF_UNIX:
            // A Unix-domain socket with a full backlog gives nothing to wait for; it is tried again.
            let pause = MonotonicClock.now() + .milliseconds(10)
            guard pause < attempts[index].deadline, pause < until ?? pause + .nanoseconds(1) else {
                return end(index, .timedOut)
            }
            _ = wait(for: -1, [], until: pause, interrupts: .none)
            connect(index)
        case let errno: fail(index, errno)
        }
    }

    private mutating func settle(_ index: Int) {
        let errno = Socket.pendingError(attempts[index].socket)
        if errno == 0 { win(index) } else { fail(index, errno) }
    }

    private mutating func win(_ index: Int) {
        winner = index
        attempts[index].outcome = .connected
        attempts[index].ended = MonotonicClock.now()
    }

    private mutating func fail(_ index: Int, _ errno: Int32) {
        switch errno {
        case ECONNREFUSED: end(index, .refused)
        case ETIMEDOUT: end(index, .timedOut)
        default: end(index, .failed(errno: errno, text: SystemFailure.text(of: errno)))
        }
        // RFC 8305 section 5: a failure starts the next at once.
        nextBegin = Instant(nanoseconds: .min)
    }

    private mutating func end(_ index: Int, _ outcome: ConnectAttempt.Outcome) {
        if attempts[index].socket >= 0 { close(attempts[index].socket) }
        attempts[index].socket = -1
        attempts[index].outcome = outcome
        attempts[index].ended = MonotonicClock.now()
    }

    /// The stream that won; asked once.
    mutating func takeWinner() -> Stream? {
        guard let winner, attempts[winner].socket >= 0 else { return nil }
        let owned = FileDescriptor(owning: attempts[winner].socket)
        attempts[winner].socket = -1
        Socket.disableDelay(owned.raw)
        return Stream(owned, peer: attempts[winner].address)
    }

    /// Abandons what still runs and tells what became of each.
    mutating func finish() -> [ConnectAttempt] {
        for index in running { end(index, .abandoned) }
        return attempts.map {
            ConnectAttempt(
                address: $0.address.text, outcome: $0.outcome ?? .abandoned, began: $0.began,
                ended: $0.ended ?? $0.began)
        }
    }
}
