import RelayBytes
import RelayClient
import RelayEvidence
import RelayFrames
import RelayHost

// What the slash commands do.
extension ReplPart {
    /// A file that is sent is at most so large.
    private static var largestFile: Int { 64 << 20 }

    mutating func run(_ command: SlashCommand, _ client: inout WebSocketClient, at now: Instant) {
        switch command {
        case .help: say(SlashCommand.helpRows)
        case .ping(let payload):
            awaited.append(payload)
            steps.append(.ping(payload))
        case .close(let code, let reason): close(ClosePayload(code: CloseCode(code), reason: reason))
        case .quit: close()
        case .status:
            guard let opened else { return }
            say(ReplAnswer.status(tally, opened, url: context.url, peer: client.peerAddress, at: now))
        case .headers:
            guard let opened else { return }
            say(ReplAnswer.headers(client.request, opened.head, context.redaction))
        case .token: say(ReplAnswer.token(context.token, now: WallClock.now()))
        case .tls: say(ReplAnswer.tls(client.tlsFacts, now: WallClock.now()))
        case .frames(let wanted):
            showsFrames = wanted ?? !showsFrames
            say(["frames are \(showsFrames ? "shown" : "not shown")"])
        case .binary(let bytes): outbox.append((OutgoingMessage(.binary, bytes), 1))
        case .file(let path): send(file: path)
        case .repeated(let count, let text): outbox.append((OutgoingMessage(text), count))
        case .reconnect:
            wantsReconnect = true
            close()
        case .save(let path): save(path)
        case .explain(let code): say(ReplAnswer.explain(code))
        case .chat(let text): outbox.append((OutgoingMessage(context.messageTemplate.message(with: text)), 1))
        }
    }

    private mutating func send(file path: String) {
        do throws(FileFailure) {
            let bytes = try FileContents.read(path, limit: Self.largestFile).bytes
            let opcode: Opcode = UTF8Validator.isValid(bytes.span) ? .text : .binary
            outbox.append((OutgoingMessage(opcode, bytes), 1))
            say(["\(ReplAnswer.counted(bytes.count, "byte")) as \(opcode == .text ? "text" : "binary")"])
        } catch {
            complain("/file: \(Printable.escape(error.path)): \(error.text)")
        }
    }

    private mutating func save(_ path: String) {
        do throws(FileFailure) {
            try OutputFile.replace(path, with: Array(transcript.text.utf8))
            say(["\(ReplAnswer.counted(transcript.count, "line")) in \(Printable.escape(path))"])
        } catch {
            complain("/save: \(Printable.escape(error.path)): \(error.text)")
        }
    }

    mutating func noted(_ occurrence: SessionOccurrence, at now: Instant) {
        let time = WallClock.now()
        switch occurrence {
        case .opened(let facts):
            opened = facts
            tally.openedAt = now
            transcript.add("connected to \(context.url)", at: time)
            display.begin(into: &pending)
            let chosen = facts.subprotocol.map { ", subprotocol \(Printable.excerpt($0.utf8, limit: 60))" } ?? ""
            if !context.isQuiet { say(["connected to \(context.url)\(chosen); /help lists the commands"]) }
        case .pingSent(let payload):
            tally.pings += 1
            show("> ping", payload)
        case .pingReceived(let payload): show("< ping", payload)
        case .pongReceived(let payload, let roundTrip):
            end.ponged(payload.span, at: now)
            takePong(payload, roundTrip)
        case .closeSent(let payload):
            isClosing = true
            display.end(editor, into: &pending)
            frame("> close", payload, at: time)
        case .closeReceived(let payload):
            display.end(editor, into: &pending)
            frame("< close", payload, at: time)
        case .requested, .expected, .wire: break
        case .violation(let violation):
            transcript.add("the peer broke the protocol: \(Printable.escape("\(violation)"))", at: time)
        }
        view.show(occurrence, at: now, into: &pending)
    }

    private mutating func takePong(_ payload: [UInt8], _ roundTrip: Duration?) {
        if let roundTrip { tally.took(roundTrip) }
        let time = roundTrip.map { ", \($0.short)" } ?? ", not asked for"
        if let place = awaited.firstIndex(of: payload) {
            awaited.removeSubrange(...place)
            say(["< pong\(Self.words(payload))\(time)"])
        } else if showsFrames {
            say(["< pong\(Self.words(payload))\(time)"])
        }
    }

    private mutating func show(_ what: String, _ payload: [UInt8]) {
        if showsFrames { say(["\(what)\(Self.words(payload))"]) }
    }

    private mutating func frame(_ what: String, _ payload: ClosePayload, at time: UnixTime) {
        let code = payload.code.map { " \($0)" } ?? ""
        let name = payload.code?.name.map { " (\($0))" } ?? ""
        let reason = context.redaction.apply(payload.reasonText)
        let text = "\(what)\(code)\(name)" + (reason.isEmpty ? "" : " \(Printable.escape(reason))")
        transcript.add(text, at: time)
        if showsFrames || what.hasPrefix("<") { say([text]) }
    }

    private static func words(_ payload: [UInt8]) -> String {
        payload.isEmpty ? "" : " \"\(Printable.excerpt(payload, limit: 60))\""
    }
}
