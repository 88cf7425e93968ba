extension AbsoluteURL {
    /// The address that a reference means when it is read here (RFC 3986 section 5.2), as in a Location field. Its
    /// fragment is dropped.
    package func resolving(_ reference: String) throws(URLFault) -> AbsoluteURL {
        let text = String(reference.prefix { $0 != "#" })
        if Self.hasScheme(text) { return try AbsoluteURL.parse(text) }
        if text.hasPrefix("//") { return try AbsoluteURL.parse("\(scheme.rawValue):\(text)") }
        let mark = text.firstIndex(of: "?")
        let query = mark.map { String(text[text.index(after: $0)...]) }
        let reached = String(text[..<(mark ?? text.endIndex)])
        if reached.isEmpty { return try with(path: path, query: query ?? self.query) }
        return try with(path: Self.withoutDots(reached.hasPrefix("/") ? reached : folder + reached), query: query)
    }

    /// The path up to its last slash.
    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "/" }
        return String(path[...slash])
    }

    /// A colon before the first slash ends a scheme, even one that nobody knows.
    private static func hasScheme(_ text: String) -> Bool {
        let start = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" }
        guard start.endIndex < text.endIndex, text[start.endIndex] == ":", let first = start.utf8.first else {
            return false
        }
        return ASCII.isLetter(first)
    }

    /// Section 5.2.4: "Remove Dot Segments".
    private static func withoutDots(_ path: String) -> String {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        var kept: [Substring] = []
        for segment in segments where segment != "." {
            if segment == ".." { _ = kept.popLast() } else { kept.append(segment) }
        }
        if segments.last == "." || segments.last == ".." { kept.append("") }
        return "/" + kept.joined(separator: "/")
    }
}
