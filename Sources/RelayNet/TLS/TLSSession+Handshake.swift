import COpenSSL
import Glibc
import RelayEvidence
import RelayHost

extension TLSSession {
    /// Goes on with the handshake.
    mutating func handshake() -> TLSProgress {
        if case .established = state { return .established }
        if case .fresh = state {
            // The hello goes out; nothing is read yet.
            if let failure = step() { return failure }
            state = .listening
        }
        if case .listening = state {
            switch TLSFirstBytes.peek(descriptor) {
            case .nothing: return .wouldBlock(.readable)
            case .ended(let errno): return fail(TLSError.system(errno).handshakeFailure)
            case .foreign(let bytes): return fail(.notTLS(firstBytes: bytes))
            case .record:
                unsafe tls_begin_reading(ssl)
                state = .shaking
            }
        }
        guard case .shaking = state else { return .failed(.closed(errno: EPIPE)) }
        return step(reading: true) ?? judge()
    }

    /// One call of OpenSSL's; nil: it went as far as it should.
    private mutating func step(reading: Bool = false) -> TLSProgress? {
        ERR_clear_error()
        Glibc.errno = 0
        unsafe tls_allow_reads(ssl)
        let answer = unsafe SSL_do_handshake(ssl)
        if answer == 1 { return nil }
        let error = unsafe TLSError(ssl, answer: answer)
        if case .wouldBlock(let interest) = error {
            return interest == .readable && !reading ? nil : .wouldBlock(interest)
        }
        return fail(error.handshakeFailure)
    }

    private mutating func fail(_ failure: TLSFailure) -> TLSProgress {
        if facts == nil, let options { facts = unsafe TLSFacts(ssl, options) }
        state = .broken
        return .failed(failure)
    }

    private mutating func judge() -> TLSProgress {
        state = .established
        guard let options, let facts = unsafe TLSFacts(ssl, options) else { return .established }
        self.facts = facts
        if options.verify, facts.verification != .verified {
            notifyClose()
            return .untrusted(facts)
        }
        return .established
    }
}
