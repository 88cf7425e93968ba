import RelayBytes
import RelayEvidence

/// How the handshakes with one address were answered, over several rounds.
package struct AddressAnswers {
    /// An answer in a word, and how often it came.
    package typealias Tally = (answer: String, count: Int)

    /// Address and port, or why there was none.
    package let address: String
    package private(set) var tallies: [Tally]

    /// One for each address, in the order of their first answers.
    static func over(_ reports: [Report]) -> [AddressAnswers] {
        var all: [AddressAnswers] = []
        for report in reports {
            guard let facts = report.bundle.upgrade.facts else { continue }
            let address = facts.peer.isEmpty ? "no connection" : facts.peer
            let index = all.firstIndex { $0.address == address } ?? all.count
            if index == all.count { all.append(AddressAnswers(address: address, tallies: [])) }
            all[index].count(word(facts, report.bundle.session.facts?.ending))
        }
        return all
    }

    private mutating func count(_ answer: String) {
        let index = tallies.firstIndex { $0.answer == answer } ?? tallies.count
        if index == tallies.count { tallies.append((answer, 0)) }
        tallies[index].count += 1
    }

    /// `101 x3, 403 x2`
    package var words: String { tallies.map { "\($0.answer) x\($0.count)" }.joined(separator: ", ") }

    private static func word(_ facts: HandshakeFacts, _ ending: SessionEnding?) -> String {
        switch facts.outcome {
        case .open:
            guard case .closed(let code?, _)? = ending else { return "101" }
            return "101 and Close \(code)"
        case .refused(let answer): return "\(answer.status)"
        case .invalid(let answer, _): return "\(answer.status), not valid"
        case .closed: return "closed"
        case .reset: return "reset"
        case .silent: return "silent"
        case .notHTTP: return "not HTTP"
        case .unreachable, .tls: return "no connection"
        case .unsendable: return "not sent"
        case .interrupted: return "interrupted"
        }
    }
}
