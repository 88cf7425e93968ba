import RelayBytes

/// Expectations and what has been met of them: told of every message, asked where things stand.
package struct ExpectationList {
    private let wanted: [Expectation]
    private let unwanted: [Expectation]
    /// So many messages are to come.
    private let count: Int?
    private var isMet: [Bool]
    /// Messages of which a pattern could not tell whether they meet it.
    private var undecided: [Int]
    private var seen = 0
    /// What the last message met that none had met before, as the operator wrote it.
    package private(set) var newlyMet: [String] = []
    /// The first `--reject` that a message met.
    package private(set) var rejected: Expectation?

    package init(_ wanted: [Expectation] = [], rejecting unwanted: [Expectation] = [], count: Int? = nil) {
        self.wanted = wanted
        self.unwanted = unwanted
        self.count = count
        isMet = Array(repeating: false, count: wanted.count)
        undecided = Array(repeating: 0, count: wanted.count)
    }

    /// Nothing is waited for.
    package var isEmpty: Bool { wanted.isEmpty && count == nil }

    /// Takes a message; whether it met something. One message may meet several.
    package mutating func take(_ payload: Span<UInt8>) -> Bool {
        seen += 1
        newlyMet.removeAll()
        if seen == count { newlyMet.append("--expect-count \(seen)") }
        if rejected == nil { rejected = unwanted.first { $0.match(payload) == .matched } }
        var meets = wanted.isEmpty && count != nil
        for (index, expectation) in wanted.enumerated() {
            switch expectation.match(payload) {
            case .unmatched: break
            case .undecided: undecided[index] += 1
            case .matched:
                if !isMet[index] { newlyMet.append(expectation.words) }
                isMet[index] = true
                meets = true
            }
        }
        return meets
    }

    /// What is still missing, as the operator wrote it.
    package var unmet: [String] {
        let missing = wanted.indices.filter { !isMet[$0] }.map { index in
            guard undecided[index] > 0 else { return wanted[index].words }
            let messages = undecided[index] == 1 ? "1 message" : "\(undecided[index]) messages"
            return wanted[index].words
                + " (given up on \(messages): the pattern takes too many steps, use a simpler one or --expect TEXT)"
        }
        guard let count, seen < count else { return missing }
        return missing + ["--expect-count \(count) (\(seen) came)"]
    }
}
