/// The outcome of a question to the API and the exchanges that led to it: one, and one more for each redirect that was
/// followed.
package struct APIAnswer<Accepted: Equatable & Sendable>: Equatable, Sendable {
    package let outcome: APIOutcome<Accepted>
    /// An accepted answer's body is not kept, because it holds tokens.
    package let exchanges: [HTTPExchange]

    package init(outcome: APIOutcome<Accepted>, exchanges: [HTTPExchange]) {
        self.outcome = outcome
        self.exchanges = exchanges
    }

    /// The exchange that the outcome is of.
    package var exchange: HTTPExchange? { exchanges.last }
}
