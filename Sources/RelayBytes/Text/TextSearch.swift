extension Substring {
    /// Where `words` stand first, compared byte by byte; nil where they do not.
    package func place(of words: String) -> Range<Index>? {
        var start = utf8.startIndex
        while start < utf8.endIndex {
            if utf8[start...].starts(with: words.utf8) {
                return start..<utf8.index(start, offsetBy: words.utf8.count)
            }
            utf8.formIndex(after: &start)
        }
        return nil
    }
}

extension String {
    /// Where `words` stand first, compared byte by byte; nil where they do not.
    package func place(of words: String) -> Range<Index>? { self[...].place(of: words) }
}
