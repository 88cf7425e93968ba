import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet
import RelayRESP

// Where a connection that ended without a word leaves several causes, another one tells them apart. No password is sent
// on it.
extension RedisClient {
    /// How long an answer to such a question is waited for.
    private static let patience = Duration.milliseconds(500)

    /// The failure that a closed connection stands for.
    func explain(_ failure: RedisFailure, after record: RedisRecord, until deadline: Instant) -> RedisFailure {
        guard case .closed = failure, record.hasHeardNothing else { return failure }
        if let words = firstWords(until: deadline) { return words }
        return speaksTLS(until: deadline) ? .wantsTLS : failure
    }

    /// A server that is full or in protected mode speaks first and closes; what it said can be lost to the reset that
    /// our command provokes. So it is listened to without a command.
    private func firstWords(until deadline: Instant) -> RedisFailure? {
        var record = RedisRecord(url: url)
        do throws(RedisFailure) {
            let stream = try connect(until: deadline, into: &record)
            var dialogue = RedisDialogue(stream: stream, options: options, deadline: deadline)
            return try dialogue.listen()
        } catch {
            return nil
        }
    }

    /// Whether a port that resets a plain command answers a ClientHello.
    private func speaksTLS(until deadline: Instant) -> Bool {
        guard case .tcp(let host, _, tls: false) = url.endpoint else { return false }
        var record = RedisRecord(url: url)
        do throws(RedisFailure) {
            let limit = min(deadline, MonotonicClock.now() + Self.patience)
            let stream = try dial(until: limit, into: &record)
            let tls = TLSClientOptions(serverName: host, verify: false, alpn: [])
            switch stream.startTLS(client: tls, until: limit, interrupts: options.interrupts) {
            case .established: return true
            case .untrusted: return true
            case .failed(.alert, _): return true
            case .failed: return false
            case .interrupted: return false
            }
        } catch {
            return false
        }
    }

    /// Whether a port that gave no TLS session answers a plain PING. A Redis without TLS takes a ClientHello for the
    /// start of a command and waits for the rest.
    func isPlain(after failure: TLSFailure, until deadline: Instant) -> Bool {
        switch failure {
        case .notTLS(let firstBytes):
            // "-ERR unknown command"; no alert and no HTTP begins so.
            if firstBytes.starts(with: "-".utf8) { return true }
        case .timedOut, .closed: break
        case .alert, .failed, .unusable: return false
        }
        var plain = self
        plain.options.replyTimeout = min(options.replyTimeout, Self.patience)
        var record = RedisRecord(url: url)
        // A deadline that TLS has used up leaves a moment for this question.
        let limit = max(deadline, MonotonicClock.now() + Self.patience)
        do throws(RedisFailure) {
            let stream = try plain.dial(until: limit, into: &record)
            var dialogue = RedisDialogue(stream: stream, options: plain.options, deadline: limit)
            try dialogue.run([.ping], into: &record)
            return true
        } catch {
            return record.hasHeardRedis
        }
    }
}
