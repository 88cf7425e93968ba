import RelayBytes
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

// How the stream ends.
extension WebSocketClient {
    /// What an end of the reading side says, after what a write has met.
    func ending(clean: Bool) -> StreamEnd {
        if wasReset { return .reset }
        if let writeFailure { return .failed(writeFailure) }
        return clean ? .finished : .truncated
    }

    func ending(_ errno: Int32, _ text: String) -> StreamEnd {
        if case .alert(let number, let text)? = stream.tlsAlert { return .alert(number: number, text: text) }
        return wasReset || errno == SystemFailure.connectionReset ? .reset : .failed(writeFailure ?? text)
    }

    mutating func endStream(_ end: StreamEnd, _ take: (SessionEvent, Span<UInt8>) -> Void) -> Advance {
        streamEnd = end
        session.endOfStream(at: MonotonicClock.now(), into: &events)
        Self.hand(&events, session, Span(), take)
        return .ended
    }
}
