/// A request target in origin form (RFC 9112 section 3.2.1), whose query items can be read and replaced; every other
/// byte stays where it is.
package struct RequestTarget: Equatable, Sendable {
    package private(set) var text: String

    package init(_ text: String) { self.text = text }

    /// The value of the first query item of that name, still percent-encoded.
    package func item(named name: String) -> String? { range(of: name).map { String(text[$0]) } }

    /// Gives the item that value, in its place, or at the end where there is none.
    package mutating func set(_ name: String, to value: String) {
        if let range = range(of: name) {
            text.replaceSubrange(range, with: value)
        } else {
            let mark = !text.contains("?") ? "?" : text.hasSuffix("?") || text.hasSuffix("&") ? "" : "&"
            text += "\(mark)\(name)=\(value)"
        }
    }

    /// The path without the query.
    package var path: String { String(text.prefix { $0 != "?" }) }

    private func range(of name: String) -> Range<String.Index>? {
        guard let mark = text.firstIndex(of: "?") else { return nil }
        var start = text.index(after: mark)
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: "&") ?? text.endIndex
            if let equals = text[start..<end].firstIndex(of: "="), text[start..<equals] == name {
                return text.index(after: equals)..<end
            }
            start = end < text.endIndex ? text.index(after: end) : end
        }
        return nil
    }
}

extension String {
    /// The request target with its last slash, or without it; the query stays.
    package var otherSlash: String {
        let path = RequestTarget(self).path
        let rest = dropFirst(path.count)
        if path.hasSuffix("/"), path != "/" { return String(path.dropLast()) + rest }
        return path + "/" + rest
    }
}
