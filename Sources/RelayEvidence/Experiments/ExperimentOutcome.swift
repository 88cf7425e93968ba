import RelayBytes

/// What became of an experiment.
package struct ExperimentOutcome: Equatable, Sendable {
    package enum Kind: String, Equatable, Sendable {
        /// A valid 101, and the connection stayed.
        case open
        /// An HTTP status other than 101.
        case refused
        /// A Close frame right behind the 101, or FIN before a whole head.
        case closed
        case reset
        case silent
        /// No connection, no TLS session, or a 101 that breaks the rules.
        case error
    }

    package let kind: Kind
    /// The HTTP status, or the code of the Close frame.
    package let status: Int?
    /// The reason phrase, or what went wrong in words; masked.
    package let reason: String
    package let after: Duration
    /// What the server selected of the offered subprotocols; masked.
    package let subprotocol: String?

    package init(kind: Kind, status: Int?, reason: String, after: Duration, subprotocol: String? = nil) {
        self.kind = kind
        self.status = status
        self.reason = reason
        self.after = after
        self.subprotocol = subprotocol
    }
}

extension ExperimentOutcome {
    /// The outcome of an opening handshake, and of the moment after it where that was watched.
    package init(_ facts: HandshakeFacts, early ending: SessionEnding? = nil) {
        let (kind, status, reason): (Kind, Int?, String) =
            switch facts.outcome {
            case .open(let answer, _):
                switch ending {
                case .closed(let code, let reason): (.closed, code.map(Int.init), reason)
                case .ended, .reset, .violation, .limit, .failed: (.closed, nil, "")
                case nil: (.open, answer.status, answer.reason)
                }
            case .refused(let answer): (.refused, answer.status, answer.reason)
            case .invalid(let answer, let faults): (.error, answer.status, faults.first?.text ?? "not valid")
            case .closed: (.closed, nil, "")
            case .reset: (.reset, nil, "")
            case .silent: (.silent, nil, "")
            case .notHTTP(let bytes): (.error, nil, HTTP2.begins(bytes) ? HTTP2.words : "not HTTP")
            case .unreachable(let text), .unsendable(let text): (.error, nil, text)
            case .tls: (.error, nil, "no TLS session")
            case .interrupted: (.error, nil, "interrupted")
            }
        var selected: String?
        if kind == .open, case .open(_, let subprotocol) = facts.outcome { selected = subprotocol }
        self.init(kind: kind, status: status, reason: reason, after: facts.elapsed, subprotocol: selected)
    }

    /// The outcome of a plain request.
    package init(_ outcome: HTTPOutcome, after elapsed: Duration) {
        switch outcome {
        case .answered(let facts):
            self.init(kind: .refused, status: facts.status, reason: facts.reason, after: elapsed)
        case .failed(.timedOut): self.init(kind: .silent, status: nil, reason: "", after: elapsed)
        case .failed(.closed(let text)): self.init(kind: .closed, status: nil, reason: text, after: elapsed)
        case .failed: self.init(kind: .error, status: nil, reason: "no connection", after: elapsed)
        }
    }
}
