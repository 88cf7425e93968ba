/// An incremental search backwards through the history.
package struct HistorySearch: Equatable, Sendable {
    /// The line before the search, for Control-G.
    let origin: InputLine
    package internal(set) var query = ""
    /// The place of the entry that holds the query; nil when none does.
    package internal(set) var match: Int?

    init(origin: InputLine) { self.origin = origin }

    /// The newest entry with the query, at the present match or before it; from the newest on when there is none.
    func nearest(in entries: [String]) -> Int? {
        if query.isEmpty { return nil }
        let newest = match ?? entries.count - 1
        return stride(from: newest, through: 0, by: -1).first { entries[$0].contains(query) }
            ?? entries.indices.last { entries[$0].contains(query) }
    }

    /// The next entry with the query in a direction.
    func next(in entries: [String], older: Bool) -> Int? {
        guard let match, !query.isEmpty else { return nil }
        if older { return entries[..<match].lastIndex { $0.contains(query) && $0 != entries[match] } }
        return entries[(match + 1)...].firstIndex { $0.contains(query) && $0 != entries[match] }
    }
}
