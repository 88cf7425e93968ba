import RelayBytes
import RelayCrypto
import RelayDiagnosis
import RelayJWT
import RelayReport

/// Judges lines of a batch, a piece at a time. It belongs to one thread.
struct BatchDesk {
    /// What all desks of a batch have in common.
    struct Plan: Sendable {
        let verifier: OpenSSLVerifier
        let policy: VerificationPolicy
        let now: UnixTime
        let writesText: Bool
        /// Only counts.
        let isQuiet: Bool
    }

    /// Whole lines; the last one may lack its line break.
    struct Piece: Sendable {
        fileprivate(set) var lines: [UInt8]
        /// The number of lines before them.
        let before: Int
    }

    /// What is written for a piece, and what it counts.
    struct Judged: Sendable {
        var output: [UInt8] = []
        var counts = TokenCounts()
        /// The highest class that was seen.
        var highest = ExitStatus.healthy
    }

    private let plan: Plan
    private var judge: BatchJudge
    private var judged = Judged()
    private var valid = 0

    init(_ plan: Plan) {
        self.plan = plan
        judge = BatchJudge(verifier: plan.verifier, policy: plan.policy, now: plan.now, bulk: plan.verifier.bulk)
    }

    /// Lines are counted as an editor counts them; an empty one is no token.
    mutating func judge(_ piece: consuming Piece) -> Judged {
        judged = Judged()
        judged.output.reserveCapacity(plan.isQuiet ? 0 : piece.lines.count)
        let first = ByteSearch.first(0x0a, in: piece.lines.span, from: 0) ?? piece.lines.count
        if first >= piece.lines.count - 1 {
            // A line alone may be a giant: it is judged where it is.
            let number = piece.before + 1
            piece.lines.removeLast(piece.lines.count - first)
            if !takePlain(piece.lines.span, number) { takeWhole(piece.lines, number) }
        } else {
            take(lines: piece.lines.span, after: piece.before)
        }
        judged.counts.add(.valid, times: valid)
        valid = 0
        return judged
    }

    private mutating func take(lines bytes: Span<UInt8>, after before: Int) {
        var (number, start) = (before, 0)
        while start < bytes.count {
            let end = ByteSearch.first(0x0a, in: bytes, from: start) ?? bytes.count
            let line = bytes.extracting(start..<end)
            number &+= 1
            if !takePlain(line, number) { takeWhole(line.indices.map { line[$0] }, number) }
            start = end &+ 1
        }
    }

    /// The line of a plain token that is valid; false for every other.
    private mutating func takePlain(_ bytes: Span<UInt8>, _ number: Int) -> Bool {
        let line = bytes.count > 0 && bytes[bytes.count - 1] == 0x0d ? bytes.extracting(droppingLast: 1) : bytes
        guard !plan.writesText, let plain = judge.plainlyValid(line) else { return false }
        valid &+= 1
        if !plan.isQuiet {
            BatchLine.append(plain, payload: judge.payload, number: number, now: plan.now, to: &judged.output)
        }
        return true
    }

    private mutating func takeWhole(_ text: [UInt8], _ number: Int) {
        guard text.contains(where: { $0 > 0x20 }) else { return }
        let verdict = judge.verdict(on: text)
        let status = ExitStatus(verdict)
        judged.counts.add(verdict.kind, isShortOfTime: verdict.isShortOfTime)
        if status.rawValue > judged.highest.rawValue { judged.highest = status }
        if plan.isQuiet { return }
        let shown =
            plan.writesText
            ? "\(number)  \(VerdictText.headline(verdict, .plain))"
            : JSONWriter.write(TokenJSON.line(verdict, number: number))
        judged.output += Array(shown.utf8)
        judged.output.append(0x0a)
    }
}
