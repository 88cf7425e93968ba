import RelayEvidence

extension Catalogue {
    /// A code, explained.
    package struct Entry: Sendable {
        /// What it is a code of.
        package enum Kind: String, Sendable {
            case finding
            case logFinding = "log-finding"
            case closeCode = "close-code"
        }

        package let kind: Kind
        package let code: String
        /// Where a probe finds it.
        package let stages: [StageName]
        /// The classes that a run may end with when this is the cause; `healthy` where it is a warning too.
        package let exits: [ExitStatus]
        /// What it is.
        package let meaning: String
        /// How it looks on the wire or in a log; of a close code: who sends it.
        package let sign: String
        /// The usual cause.
        package let cause: String
        package let remedy: String
        /// What to type next, with words in capitals to be replaced.
        package let command: String
    }
}

extension Catalogue.Entry {
    init(
        _ code: FindingCode, at stages: [StageName], exits: [ExitStatus], meaning: String, sign: String, cause: String,
        remedy: String, command: String
    ) {
        self.init(
            kind: .finding, code: code.rawValue, stages: stages, exits: exits, meaning: meaning, sign: sign,
            cause: cause, remedy: remedy, command: command)
    }

    init(
        _ code: LogFindingCode, meaning: String, sign: String, cause: String, remedy: String, command: String
    ) {
        self.init(
            kind: .logFinding, code: code.rawValue, stages: [], exits: [], meaning: meaning, sign: sign, cause: cause,
            remedy: remedy, command: command)
    }

    init(
        close code: UInt16, _ exit: ExitStatus, meaning: String, sender: String, cause: String, remedy: String,
        command: String
    ) {
        self.init(
            kind: .closeCode, code: String(code), stages: [], exits: [exit], meaning: meaning, sign: sender,
            cause: cause, remedy: remedy, command: command)
    }
}
