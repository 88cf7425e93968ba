import RelayBytes
import RelayHost
import RelayLogs
import RelayReport

/// What is said while a log is followed: lines that matter as they come, and what happens to the files.
final class LogTalk {
    private let rendering: LogRendering
    private let format: LogFormat
    /// How many events have gone out.
    private(set) var events = 0
    /// Why stdout took no more.
    private(set) var failure: CommandFailure?
    private var isReaderGone = false

    init(_ rendering: LogRendering, _ format: LogFormat) { (self.rendering, self.format) = (rendering, format) }

    /// Says the lines, or the note; false when stdout takes no more.
    func say(_ tally: LogTally, _ lines: [LiveLine], _ note: String?) -> Bool {
        let now = WallClock.now()
        if let note {
            if format == .ndjson {
                write(LogEvents.note(note, now: now, seq: events))
            } else {
                rendering.environment.console.say(note)
            }
        }
        for line in lines {
            let source = line.excerpt.source
            let file = tally.sources.indices.contains(source) ? tally.sources[source].name : "-"
            switch format {
            case .ndjson: write(LogEvents.line(line, file: file, now: now, seq: events))
            case .text: answer(LogText.live(line, file: file, now: now, rendering.style))
            default: break
            }
        }
        return failure == nil && !isReaderGone
    }

    private func write(_ event: JSONValue) {
        answer(JSONWriter.write(event) + "\n")
        events += 1
    }

    private func answer(_ text: String) {
        guard failure == nil, !isReaderGone, rendering.command.output.output == nil else { return }
        do throws(CommandFailure) {
            isReaderGone = try rendering.environment.console.answer(text) == .readerGone
        } catch { failure = error }
    }
}
