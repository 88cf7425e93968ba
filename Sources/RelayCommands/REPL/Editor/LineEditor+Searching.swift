extension LineEditor {
    /// What became of a key while Control-R searches.
    enum SearchAnswer: Equatable {
        case taken(Action?)
        /// The search is over, or there was none, and the key is the editor's.
        case passed
    }

    /// Acts on a key while Control-R searches.
    mutating func pressSearching(_ key: Key) -> SearchAnswer {
        guard var current = search else { return .passed }
        switch (key.code, key.modifiers) {
        case (.scalar(let scalar), []), (.scalar(let scalar), .shift): current.query.unicodeScalars.append(scalar)
        case (.scalar("r"), .control): return .taken(step(&current, older: true))
        case (.scalar("s"), .control): return .taken(step(&current, older: false))
        case (.backspace, []): current.query = String(current.query.dropLast())
        case (.scalar("g"), .control):
            replaceLine(current.origin)
            search = nil
            return .taken(nil)
        case (.escape, _):
            search = nil
            return .taken(nil)
        case (.scalar("c"), .control): return .taken(interrupt())
        case (.paste(let bytes), _):
            guard let pasted = PastedText(bytes), !pasted.isBlock else { return .taken(.bell) }
            current.query += pasted.text
        default:
            // Any other key acts on the line that was found.
            search = nil
            return .passed
        }
        return .taken(look(&current))
    }

    private mutating func step(_ current: inout HistorySearch, older: Bool) -> Action? {
        guard let found = current.next(in: history.entries, older: older) else { return .bell }
        current.match = found
        return show(current)
    }

    /// The newest entry that holds the query, from the one shown on.
    private mutating func look(_ current: inout HistorySearch) -> Action? {
        current.match = current.nearest(in: history.entries)
        return show(current)
    }

    private mutating func show(_ current: HistorySearch) -> Action? {
        search = current
        guard let match = current.match, let found = history.entries[match].firstRange(of: current.query) else {
            search?.match = nil
            return current.query.isEmpty ? nil : .bell
        }
        var line = InputLine(history.entries[match])
        line.move(to: history.entries[match][..<found.lowerBound].count)
        replaceLine(line)
        return nil
    }
}
