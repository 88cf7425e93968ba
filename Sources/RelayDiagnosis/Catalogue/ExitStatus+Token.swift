import RelayJWT

extension ExitStatus {
    /// The class of a verdict (PRODUCT: exit status); a valid token with too little time left is a no.
    package init(_ verdict: TokenVerdict) { self = verdict.isShortOfTime ? .answerIsNo : ExitStatus(verdict.kind) }

    /// The class of a verdict's word.
    package init(_ kind: TokenVerdict.Kind) {
        self =
            switch kind {
            case .valid: .healthy
            case .expired: .tokenExpired
            case .notyet: .tokenNotYetValid
            case .invalid: .tokenInvalid
            case .weak: .keyTooWeak
            case .malformed: .malformedInput
            case .keyerror: .unreadableInput
            case .unsupported: .unsupported
            }
    }
}
