import RelayBytes
import RelayHost

/// The threads that judge a batch. Pieces go round them, and come back in the order in which they were given.
struct BatchCrew {
    /// One thread: what it is given, nil at the end, and what it gives back.
    private struct Seat {
        let given: Handoff<BatchDesk.Piece?>
        let judged: Handoff<BatchDesk.Judged>
    }

    /// Pieces that a thread may have waiting.
    private static let depth = 3

    private let seats: [Seat]
    private var (given, taken) = (0, 0)

    /// Starts the threads; throws where the system has no descriptor left or gives no thread.
    init(_ plan: BatchDesk.Plan, threads: Int) throws(SystemFailure) {
        var seats: [Seat] = []
        for _ in 0..<max(1, threads) {
            let seat = Seat(given: try Handoff(), judged: try Handoff())
            let isStarted = startThread {
                var desk = BatchDesk(plan)
                while let piece = seat.given.next() ?? nil { seat.judged.put(desk.judge(piece)) }
            }
            guard isStarted else { throw SystemFailure.last("pthread_create") }
            seats.append(seat)
        }
        self.seats = seats
    }

    /// Whether pieces are given that have not come back.
    var isBusy: Bool { given > taken }

    /// Whether no more should be given before some come back.
    var isFull: Bool { given - taken >= Self.depth * seats.count }

    mutating func give(_ piece: BatchDesk.Piece) {
        seats[given % seats.count].given.put(piece)
        given += 1
    }

    /// The oldest piece that is out, waited for; nil where a signal came first.
    mutating func take(interrupts: Interrupts) -> BatchDesk.Judged? {
        guard let judged = seats[taken % seats.count].judged.next(interrupts: interrupts) else { return nil }
        taken += 1
        return judged
    }

    /// Ends the threads when they have done what they were given.
    func dismiss() {
        for seat in seats { seat.given.put(nil) }
    }
}
