import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import RelayHost

// What keys, finished lines and signals do.
extension ReplPart {
    mutating func press(_ key: Key, _ client: inout WebSocketClient, at now: Instant) {
        // Not for every key: a second holder of the line would make each change of it a copy.
        let before =
            key.changesLine ? LineView(prompt: "", line: InputLine()) : LineView(editor, prompt: ReplDisplay.prompt)
        // After Control-D only Control-C means anything.
        if end.hasEnded {
            if key == .control("c") { close() }
            return
        }
        display.touch()
        guard let action = editor.press(key) else { return }
        switch action {
        case .submit(let submission):
            display.leave(before.submitted(prompt: ReplDisplay.prompt), into: &pending)
            act(on: submission, &client, at: now)
        case .suspend: display.stop(into: &pending)
        case .clearScreen: display.clear(before, into: &pending)
        case .endOfInput: end.inputEnded(at: now)
        default: answer(action)
        }
    }

    /// What Control-C and SIGINT do: the line goes first, then the session.
    mutating func interrupt() {
        if end.hasEnded { return close() }
        display.touch()
        answer(editor.interrupt())
    }

    mutating func signalled(_ number: Int32) -> Bool {
        switch number {
        case Signals.windowChange: display.resize(editor, into: &pending)
        case Signals.stop:
            if display.isDrawn { display.stop(into: &pending) } else { Signals.stopProcessGroup() }
        case Signals.resume: display.resume(into: &pending)
        case Signals.interrupt where display.isDrawn: interrupt()
        case Signals.interrupt where opened != nil && !isClosing: close()
        default:
            display.end(editor, into: &pending)
            return false
        }
        return true
    }

    mutating func close(_ payload: ClosePayload = ClosePayload(code: .normal)) {
        isClosing = true
        steps.append(.close(payload))
    }

    /// A finished line is a message or a command.
    mutating func act(on submission: Submission, _ client: inout WebSocketClient, at now: Instant) {
        if submission.text.isEmpty { return }
        remember(submission.typed)
        do throws(TypedLine.Fault) {
            switch try TypedLine(submission) {
            case .message(let text): outbox.append((OutgoingMessage(text), 1))
            case .command(let command): run(command, &client, at: now)
            }
        } catch {
            complain(error.text)
        }
        flush(through: &client)
    }

    mutating func say(_ lines: [String]) { display.write(lines, into: &pending) }

    mutating func complain(_ line: String) { say(["relayctl: \(line)"]) }

    private mutating func answer(_ action: LineEditor.Action) {
        switch action {
        case .cleared(let line):
            display.leave(LineView(prompt: ReplDisplay.prompt, line: line), mark: "^C", into: &pending)
        case .interrupt: close()
        case .bell: display.bell(into: &pending)
        case .candidates(let words): say([words.joined(separator: "  ")])
        case .pasteRefused: complain("the paste is not UTF-8: nothing was put in")
        case .submit, .suspend, .clearScreen, .endOfInput: break
        }
    }

    /// A history that cannot be written is said once.
    private mutating func remember(_ line: String) {
        guard keepsHistory, let history = context.history else { return }
        do throws(FileFailure) { try history.append(line) } catch {
            keepsHistory = false
            complain("the history is not kept: \(error.path): \(error.text)")
        }
    }
}

extension Key {
    /// Whether all it can do is to change the line by a character.
    fileprivate var changesLine: Bool {
        if case .scalar = code { modifiers.isEmpty } else { false }
    }
}
