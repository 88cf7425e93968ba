import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayJWT
import RelayReport

/// The answers of the slash commands that ask for something, line by line, safe for a terminal and without secrets.
enum ReplAnswer {
    /// `/status`.
    static func status(
        _ tally: SessionTally, _ opened: OpenedFacts, url: String, peer: String, at now: Instant
    ) -> [String] {
        let open = TimeSpan(seconds: ((now - (tally.openedAt ?? now)).wholeNanoseconds) / 1_000_000_000)
        var rows = [
            ("open", "\(open.words(fine: true)), \(url) at \(peer)"),
            ("sent", "\(counted(tally.sent, "message")), \(counted(tally.sentBytes, "byte"))"),
            ("received", "\(counted(tally.received, "message")), \(counted(tally.receivedBytes, "byte"))"),
        ]
        let trip = tally.lastRoundTrip.map { "\($0.short) (best \((tally.bestRoundTrip ?? $0).short))" }
        rows.append(("round trip", trip ?? "not measured yet: /ping"))
        rows.append(("subprotocol", opened.subprotocol.map { Printable.excerpt($0.utf8, limit: 60) } ?? "none"))
        rows.append(("extension", opened.deflate?.words ?? "none"))
        return rows.map(row)
    }

    /// `/headers`.
    static func headers(_ request: UpgradeRequest, _ response: ResponseHead, _ redaction: Redaction) -> [String] {
        HandshakeText.request(request, redaction) + HandshakeText.response(response, redaction)
    }

    /// `/token`.
    static func token(_ token: Secret?, now: UnixTime) -> [String] {
        guard let token else { return ["no token was sent"] }
        do throws(TokenFault) {
            let text = DecodeText.render(try CompactToken(token.reveal()), warnings: [], now: now)
            return [TokenMask.text(token, now: now)]
                + text.split(separator: "\n").map { Printable.escape(String($0)) }.filter { !$0.hasPrefix("next:") }
        } catch {
            return ["\(TokenMask.text(token, now: now)): no JWT, so nothing can be read in it"]
        }
    }

    /// `/tls`.
    static func tls(_ facts: TLSFacts?, now: UnixTime) -> [String] {
        guard let facts else { return ["no TLS: everything goes in clear text"] }
        return TLSText.lines(facts, now: now)
    }

    /// `/explain CODE`: an exit status, a close code or a finding.
    static func explain(_ code: String) -> [String] {
        if let number = Int32(code), let status = ExitStatus(rawValue: number) {
            return ["exit status \(number)  \(status.meaning)"]
        }
        if let entry = Catalogue.entry(code) {
            let name = entry.kind == .closeCode ? "close code \(code)" : code
            return ["\(name)  \(entry.meaning)", "\(entry.remedy) \(entry.command)"]
        }
        let near = Catalogue.suggestion(for: code) { NearWord.suggestion(for: $0, among: $1) }
        return [
            "no code \(code.quoted): "
                + (near.map { "did you mean \($0)?" } ?? "an exit status, a close code or a finding")
        ]
    }

    private static func row(_ row: (String, String)) -> String {
        row.0 + String(repeating: " ", count: max(1, 13 - row.0.count)) + row.1
    }

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
