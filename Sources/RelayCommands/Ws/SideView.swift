import RelayBytes
import RelayClient
import RelayFrames
import RelayHost

/// A session in one more of its forms, written to a file as it goes.
struct SideView {
    /// Bytes that are gathered for one write.
    private static let block = 64 << 10

    var view: SessionView
    let file: PartialFile
    /// Why it could not be written; nothing more is then.
    private(set) var failure: FileFailure?
    private var waiting = ByteBuffer()

    init(_ view: SessionView, to file: PartialFile) {
        self.view = view
        self.file = file
    }

    /// The same for a connection that comes after another.
    mutating func follow(_ earlier: SideView) {
        view.follow(earlier.view)
        failure = earlier.failure
        waiting = earlier.waiting
    }

    mutating func show(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant) {
        view.show(opcode, payload, at: now, into: &waiting)
        if waiting.count >= Self.block { write() }
    }

    mutating func show(_ occurrence: SessionOccurrence, at now: Instant) {
        view.show(occurrence, at: now, into: &waiting)
    }

    mutating func add(_ text: String) { waiting.append(text) }

    /// Writes the rest and puts the file in its place.
    mutating func complete() {
        write()
        if failure != nil { return }
        do throws(FileFailure) { try file.complete() } catch { failure = error }
    }

    private mutating func write() {
        defer { waiting.removeAll() }
        if failure != nil { return }
        do throws(FileFailure) { try file.write(waiting.span) } catch { failure = error }
    }
}
