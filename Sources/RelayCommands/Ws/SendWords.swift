import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayFrames
import RelayHost

/// The words of `ws send`, understood.
struct SendWords {
    private let command: WsSendCommand
    private let environment: Environment
    private(set) var plan = SendPlan()
    /// What must answer the upgrade.
    private(set) var expectedStatus: Int?

    init(_ command: WsSendCommand, _ environment: Environment) throws(CommandFailure) {
        self.command = command
        self.environment = environment
        plan.farewell = try Self.farewell(command)
        plan.within = try Words.duration(command.within, "--within") ?? .seconds(5)
        plan.wait = try Words.duration(command.wait, "--wait")
        if let times = try Words.number(command.repeat, "--repeat") {
            guard times > 0 else { throw .usage("--repeat is 1 or more") }
            plan.repeats = times
        }
        plan.expectations = try Self.expectations(command)
        expectedStatus = try Words.number(command.expectStatus, "--expect-status")
        if let expectedStatus, !(100...599).contains(expectedStatus) {
            throw .usage("--expect-status is a status of HTTP, 100 to 599")
        }
        if let code = try Words.number(command.expectClose, "--expect-close") {
            guard let code = UInt16(exactly: code), code >= 1000, code < 5000 else {
                throw .usage("--expect-close is a close code, 1000 to 4999")
            }
            plan.closeCode = code
        }
    }

    private static func farewell(_ command: WsSendCommand) throws(CommandFailure) -> ClosePayload {
        let code = try Words.number(command.closeCode, "--close-code") ?? 1000
        guard code == 1000 || (3000...4999).contains(code) else {
            throw .usage("--close-code \(code) is not for clients: 1000 or 3000 to 4999")
        }
        let reason = command.closeReason ?? ""
        guard reason.utf8.count <= 123 else {
            throw .usage("--close-reason has \(reason.utf8.count) bytes, at most 123 go into a Close")
        }
        return ClosePayload(code: CloseCode(UInt16(code)), reason: reason)
    }

    private static func expectations(_ command: WsSendCommand) throws(CommandFailure) -> ExpectationList {
        var wanted = command.expect.map { Expectation(.bytes(Array($0.utf8)), words: "--expect \($0.quoted)") }
        for text in command.expectRe {
            wanted.append(
                Expectation(.pattern(try Words.pattern(text, "--expect-re")), words: "--expect-re \(text.quoted)"))
        }
        for text in command.expectJson {
            do throws(JSONFault) {
                let value = try JSONReader.read(Array(text.utf8))
                wanted.append(Expectation(.json(value), words: "--expect-json \(text.quoted)"))
            } catch {
                throw .usage("--expect-json \(text.quoted) is not json: \(error)")
            }
        }
        let count = try Words.number(command.expectCount, "--expect-count")
        if let count, count < 1 { throw .usage("--expect-count is 1 or more") }
        let unwanted = command.reject.map { Expectation(.bytes(Array($0.utf8)), words: "--reject \($0.quoted)") }
        return ExpectationList(wanted, rejecting: unwanted, count: count)
    }

    /// Adds the messages; the profile says how a chat message is wrapped.
    mutating func complete(_ connection: SessionPlan) throws(CommandFailure) {
        let opcode: Opcode = command.binary ? .binary : .text
        var messages = (command.message + command.execute).map { OutgoingMessage(opcode, Array($0.utf8)) }
        messages += command.chat.map { OutgoingMessage(connection.messageTemplate.message(with: $0)) }
        for path in command.file { messages.append(try file(path, opcode, limit: connection.maximumMessage)) }
        plan.messages = messages
        plan.longestInput = connection.maximumMessage
        guard messages.isEmpty else { return }
        let isTerminal = StandardStreams.isTerminal(0)
        if !isTerminal { plan.input = command.binary ? .binary(chunk: 64 << 10) : .lines }
        let expectsNothing =
            plan.expectations.isEmpty && plan.closeCode == nil && expectedStatus == nil && command.reject.isEmpty
        if expectsNothing, isTerminal || !stdinHasBytes() {
            throw .usage("nothing to send and nothing expected: give a message, -f, lines on stdin or --expect")
        }
    }

    /// Waits for the first bytes of stdin; false where there are none in time.
    private func stdinHasBytes() -> Bool {
        let limit = MonotonicClock.now() + plan.within
        guard case .ready = wait(for: 0, .readable, until: limit, interrupts: environment.interrupts) else {
            return false
        }
        return InputPort.hasBytes(0)
    }

    private func file(_ path: String, _ opcode: Opcode, limit: Int) throws(CommandFailure) -> OutgoingMessage {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try FileContents.read(
                path, limit: limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            throw CommandFailure(.unreadableInput, "--file \(path.quoted): \(error.text)")
        }
        guard opcode == .binary || UTF8Validator.isValid(bytes.span) else {
            throw CommandFailure(.malformedInput, "--file \(path.quoted) is not utf-8: use --binary")
        }
        return OutgoingMessage(opcode, bytes)
    }

    /// What the summary says of the expectations.
    func members(_ session: DrivenSession<SendPart<SessionView>>, _ outcome: SendOutcome) -> JSONObject {
        let part = session.result?.part
        let unmet: [String] = if case .unmet(let words) = outcome { words } else { [] }
        return [
            "outcome": .string(outcome.word), "unmet": JSONValue(unmet),
            "skipped": .number(JSONNumber(part?.skippedCount ?? 0)),
            "last_skipped": JSONValue(skipped(session)), "proof_ms": JSONValue(part?.proof?.milliseconds),
        ]
    }

    /// What a person is told beside the verdict.
    func remark(_ session: DrivenSession<SendPart<SessionView>>, _ outcome: SendOutcome, _ status: ExitStatus) {
        let console = environment.console
        if status == .answerIsNo { for text in skipped(session) { console.complain("came: \(text)") } }
        guard status == .healthy, outcome == .proven || outcome == .unproven, expectedStatus == nil else {
            return
        }
        let proof = session.result?.part.proof.map { "Pong after \($0.short)" } ?? "a clean Close"
        let count = session.result?.counts.messagesSent ?? 0
        let waited = plan.wait == nil ? "; -w 1 waits for its answer" : ""
        console.say(
            "the server has read \(count) \(count == 1 ? "message" : "messages") (\(proof)), "
                + "which does not prove that the application handled \(count == 1 ? "it" : "them")\(waited)")
    }

    private func skipped(_ session: DrivenSession<SendPart<SessionView>>) -> [String] {
        (session.result?.part.skipped ?? []).map { Printable.excerpt(session.redaction.apply($0), limit: 200) }
    }
}

extension SendOutcome {
    /// The outcome in a word, for documents.
    fileprivate var word: String {
        switch self {
        case .unsent: "unsent"
        case .proven: "proven"
        case .unproven: "unproven"
        case .met: "met"
        case .unmet: "unmet"
        case .rejected: "rejected"
        }
    }
}
