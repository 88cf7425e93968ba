import RelayBytes
import RelayHost

/// The last row of the terminal with the line being typed, or nothing where lines are plain.
///
/// Hiding it marks it for being shown again, so that many messages cost one redraw.
struct ReplDisplay {
    static let prompt = "> "

    private let terminal: RawTerminal?
    private let descriptor: Int32
    private let isApart: Bool
    private var screen: Screen
    /// Whether the row is on show at all: from the 101 to the Close.
    private(set) var isDrawn = false
    private var isStale = false

    init(_ context: ReplContext) {
        terminal = context.terminal
        descriptor = context.screen
        isApart = context.outputIsApart
        screen = Screen(columns: 80)
    }

    /// Takes the keyboard over; without a terminal nothing happens.
    mutating func begin(into pending: inout ByteBuffer) {
        guard let terminal else { return }
        do throws(SystemFailure) { try terminal.enter() } catch { return }
        screen = Screen(columns: StandardStreams.terminalColumns(descriptor) ?? 80)
        isDrawn = true
        isStale = true
        put(Screen.begin, &pending)
    }

    /// Gives the keyboard back; what was being typed stays to be read.
    mutating func end(_ editor: LineEditor, into pending: inout ByteBuffer) {
        guard isDrawn else { return }
        isDrawn = false
        let view = LineView(editor, prompt: Self.prompt)
        put((editor.line.isEmpty ? "" : screen.leave(view)) + screen.end(), &pending)
        terminal?.leave()
    }

    mutating func hide(into pending: inout ByteBuffer) {
        guard isDrawn else { return }
        isStale = true
        let bytes = screen.hide()
        if !bytes.isEmpty { put(bytes, &pending) }
    }

    /// Shows the row if it was hidden or its line may have changed.
    mutating func show(_ editor: LineEditor, into pending: inout ByteBuffer) {
        guard isDrawn, isStale else { return }
        isStale = false
        put(screen.show(LineView(editor, prompt: Self.prompt)), &pending)
    }

    mutating func touch() { isStale = true }

    /// Writes lines of ours where the row stands.
    mutating func write(_ lines: [String], into pending: inout ByteBuffer) {
        hide(into: &pending)
        put(lines.reduce(into: "") { $0 += $1 + "\n" }, &pending)
    }

    /// Leaves the line in full above; where the terminal has echoed it, there is nothing to do.
    mutating func leave(_ view: LineView, mark: String = "", into pending: inout ByteBuffer) {
        guard isDrawn else { return }
        isStale = true
        put(screen.leave(view, mark: mark), &pending)
    }

    mutating func clear(_ view: LineView, into pending: inout ByteBuffer) {
        if isDrawn { put(screen.clear(view), &pending) }
    }

    mutating func bell(into pending: inout ByteBuffer) { put("\u{7}", &pending) }

    /// Another width.
    mutating func resize(_ editor: LineEditor, into pending: inout ByteBuffer) {
        guard isDrawn else { return }
        let columns = StandardStreams.terminalColumns(descriptor) ?? 80
        put(screen.resize(columns: columns, LineView(editor, prompt: Self.prompt)), &pending)
    }

    /// Gives the terminal back while the process is stopped, and takes it again afterwards.
    mutating func stop(into pending: inout ByteBuffer) {
        guard isDrawn else { return }
        put(screen.end(), &pending)
        deliver(&pending)
        terminal?.leave()
        Signals.stopProcessGroup()
        resume(into: &pending)
    }

    /// The process was continued: whoever had the terminal meanwhile may have changed it.
    mutating func resume(into pending: inout ByteBuffer) {
        guard isDrawn else { return }
        begin(into: &pending)
    }

    /// What is on its way has to be on the terminal before the process stops.
    private func deliver(_ pending: inout ByteBuffer) {
        if isApart { return }
        do throws(SystemFailure) { try StandardStreams.write(pending.span, to: descriptor) } catch {}
        pending.removeAll()
    }

    /// Messages and screen share the way out, or each has its own.
    private func put(_ text: String, _ pending: inout ByteBuffer) {
        guard isApart else { return pending.append(text) }
        do throws(SystemFailure) { try StandardStreams.write(Array(text.utf8).span, to: descriptor) } catch {}
    }
}
