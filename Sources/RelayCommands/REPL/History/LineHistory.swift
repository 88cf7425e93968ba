/// The lines typed before, oldest first, and the way through them.
///
/// A past line can be edited; its change lasts until a line is submitted.
package struct LineHistory: Equatable, Sendable {
    /// So many entries are kept.
    package static let limit = 1000

    package private(set) var entries: [String]
    /// The entry on show; nil at the new line below them all.
    private var place: Int?
    /// Lines that were left with changes in them; the new line is behind the last entry.
    private var edited: [Int: InputLine] = [:]

    package init(_ entries: [String] = []) { self.entries = Array(entries.suffix(Self.limit)) }

    /// Remembers a line; an empty one and one like the last are not entries.
    mutating func add(_ text: String) {
        leave()
        if text.isEmpty || entries.last == text { return }
        entries.append(text)
        if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    }

    /// Forgets the place and all changes.
    mutating func leave() {
        place = nil
        edited = [:]
    }

    /// The line above the one on show, which is `line` by now; nil at the top.
    mutating func older(than line: InputLine) -> InputLine? { step(to: (place ?? entries.count) - 1, leaving: line) }

    /// The line below; nil at the bottom.
    mutating func newer(than line: InputLine) -> InputLine? { step(to: (place ?? entries.count) + 1, leaving: line) }

    private mutating func step(to next: Int, leaving line: InputLine) -> InputLine? {
        guard 0...entries.count ~= next else { return nil }
        edited[place ?? entries.count] = line
        place = next == entries.count ? nil : next
        return edited[next] ?? (next < entries.count ? InputLine(entries[next]) : InputLine())
    }
}
