import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayFrames

/// The words of `ws connect`, understood.
struct ConnectWords {
    private let command: ConnectCommand
    private let onEOF: OnEOF
    private let form: InputForm
    private let grep: RegularExpression?
    let pingInterval: Duration
    let pingTimeout: Duration
    /// How often in a row; nil is no limit.
    let maxReconnects: Int?
    private let maxMessages: Int?

    init(_ command: ConnectCommand) throws(CommandFailure) {
        self.command = command
        onEOF = try Self.onEOF(command)
        form = try Self.form(command)
        pingInterval = try Words.duration(command.pingInterval, "--ping-interval") ?? .seconds(20)
        pingTimeout = try Words.duration(command.pingTimeout, "--ping-timeout") ?? .seconds(20)
        grep = try command.grep.map { text throws(CommandFailure) in try Words.pattern(text, "--grep") }
        maxMessages = try Words.number(command.maxMessages, "--max-messages")
        if let maxMessages, maxMessages < 1 { throw .usage("--max-messages is 1 or more") }
        maxReconnects = try Words.number(command.maxReconnects, "--max-reconnects")
        if let maxReconnects, maxReconnects < 0 { throw .usage("--max-reconnects is not negative") }
    }

    private static func onEOF(_ command: ConnectCommand) throws(CommandFailure) -> OnEOF {
        if let wait = try Words.duration(command.wait, "--wait") {
            guard command.onEof == nil else { throw .usage("--wait and --on-eof exclude each other") }
            return .wait(wait)
        }
        guard let text = command.onEof else { return .usual }
        do throws(OnEOFFault) { return try OnEOF.parse(text) } catch {
            throw .usage("--on-eof \(text.quoted): \(error)")
        }
    }

    private static func form(_ command: ConnectCommand) throws(CommandFailure) -> InputForm {
        let chunk = try Words.size(command.chunk, "--chunk") ?? 64 << 10
        switch command.input {
        case nil, "lines": return .lines
        case "nul": return .nul
        case "json": return .json
        case "binary": return .binary(chunk: chunk)
        case let word?: throw .usage("--input is lines, nul, json or binary, not \(word.quoted)")
        }
    }

    /// What is done with stdin and stdout. As with wscat, -x on a terminal leaves stdin alone.
    func stream(_ plan: SessionPlan, stdinIsTerminal: Bool) -> StreamPlan {
        var stream = StreamPlan()
        stream.first = command.execute.map { OutgoingMessage($0) }
        let isExecuting = !command.execute.isEmpty
        stream.input = isExecuting && stdinIsTerminal ? nil : form
        stream.endsWhenIdle = isExecuting && command.onEof == nil
        stream.longestInput = plan.maximumMessage
        stream.onEOF = onEOF
        stream.echoes = command.echo
        stream.isShowing = !command.echo || command.session.sessionFormat == .ndjson
        stream.mostMessages = maxMessages
        return stream
    }

    /// The view with what the words ask of it.
    func dressed(_ view: SessionView) -> SessionView {
        var view = view
        view.grep = grep
        view.showsPings = command.showPingPong
        view.dress {
            $0.isPretty = command.pretty
            $0.hasTimes = command.timestamps
        }
        return view
    }
}

/// Words of options as what they mean.
enum Words {
    static func duration(_ text: String?, _ option: String) throws(CommandFailure) -> Duration? {
        guard let text else { return nil }
        do throws(DurationText.Fault) { return try DurationText.parse(text) } catch {
            throw .usage("\(option): \(error)")
        }
    }

    /// A whole number. The options that hold one are strings: a type of their own would cost each start more than all
    /// that is read here.
    static func number(_ text: String?, _ option: String) throws(CommandFailure) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text) else { throw .usage("\(option) is a number, not \(text.quoted)") }
        return number
    }

    /// A size of at least a byte.
    static func size(_ text: String?, _ option: String) throws(CommandFailure) -> Int? {
        guard let text else { return nil }
        let size: Int
        do throws(SizeText.Fault) { size = try SizeText.parse(text) } catch { throw .usage("\(option): \(error)") }
        guard size > 0 else { throw .usage("\(option) is not 0") }
        return size
    }

    static func pattern(_ text: String, _ option: String) throws(CommandFailure) -> RegularExpression {
        do throws(RegularExpression.Fault) { return try RegularExpression(text) } catch {
            throw .usage("\(option) \(text.quoted): \(error.reason) at byte \(error.offset)")
        }
    }
}
