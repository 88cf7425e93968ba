import RelayBytes
import RelayEvidence
import RelayFrames

/// Tells what goes over one connection of a probe.
struct ConnectionTrace: Sendable {
    let name: String
    let startedAt: UnixTime
    let began: Instant
    let redaction: Redaction
    let showsSecrets: Bool
    let take: @Sendable (ProbeTrace.Note) -> Void

    /// What was noted of a WebSocket connection.
    func tell(_ notes: [WireNote]?) {
        for note in notes ?? [] {
            if case .piece(let piece) = note.content { tell(piece, isSent: note.isSent, at: note.at) }
        }
    }

    /// An exchange of the HTTP API. The body of a POST and what a 2xx answers to it are secrets as a whole.
    func tell(_ exchange: HTTPExchange, of request: HTTPRequest, head: Secret, answer: [UInt8]) {
        guard !head.isEmpty else { return }
        let sent = exchange.timings.ready ?? exchange.timings.began
        tell(.head(head.reveal()), isSent: true, at: sent)
        let isPost = request.method == .post
        if isPost { tell(body: request.body.reveal(), isSecret: true, isSent: true, at: sent) }
        guard !answer.isEmpty else { return }
        tell(.head(answer), isSent: false, at: exchange.timings.firstByte ?? exchange.timings.ended)
        guard let response = exchange.response, !response.body.isEmpty else { return }
        let isSecret = isPost && 200..<300 ~= response.status
        tell(body: response.body, isSecret: isSecret, isSent: false, at: exchange.timings.ended)
    }

    private func tell(body: [UInt8], isSecret: Bool, isSent: Bool, at moment: Instant) {
        let shown = isSecret && !showsSecrets ? Array("<\(body.count) bytes, masked>".utf8) : body
        tell(.other(shown), isSent: isSent, at: moment)
    }

    private func tell(_ piece: WireReader.Piece, isSent: Bool, at moment: Instant) {
        take(
            ProbeTrace.Note(
                connection: name, at: startedAt + (moment - began), isSent: isSent, piece: piece, redaction: redaction))
    }
}
