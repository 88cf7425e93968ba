/// Finds credentials in the text of others by what stands before them: passwords in URLs, headers, settings, members of
/// objects, options and items of queries.
package struct CredentialFinder {
    let text: [UInt8]
    let places: [ReadableText.Place]
    private var found: [Range<Int>] = []

    /// Where credentials stand in what the text was made of, ascending and apart.
    package static func ranges(in text: ReadableText) -> [Range<Int>] {
        var finder = CredentialFinder(text: text.bytes, places: text.places)
        finder.search()
        return finder.found.map { text.source(of: $0) }
    }

    private init(text: [UInt8], places: [ReadableText.Place]) {
        self.text = text
        self.places = places
    }

    private mutating func search() {
        var index = 0
        while index < text.count {
            guard let range = range(at: index) else {
                index += 1
                continue
            }
            found.append(range)
            index = max(index + 1, range.upperBound)
        }
    }

    private func range(at index: Int) -> Range<Int>? {
        let range: Range<Int>? =
            switch text[index] {
            case 0x3a: at(index + 1) == 0x2f && at(index + 2) == 0x2f ? password(ofURL: index) : named(index)
            case 0x3d, 0x2c, 0x20: named(index)
            case 0x42, 0x62, 0x54, 0x74, 0x4a, 0x6a: announced(index)
            default: nil
            }
        guard let range, !range.isEmpty, !text[range].allSatisfy({ $0 == 0x2a }) else { return nil }
        return range
    }

    func at(_ index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0 }

    func isQuote(_ index: Int) -> Bool { [0x22, 0x27, 0x60].contains(at(index)) }

    func isBlank(_ index: Int) -> Bool { [0x20, 0x09].contains(at(index)) }

    func isEnd(_ index: Int) -> Bool { index >= text.count || [0x0a, 0x0d].contains(text[index]) }

    func skippingBlanks(_ index: Int) -> Int {
        var index = index
        while isBlank(index) { index += 1 }
        return index
    }

    /// Whether a mark ends what a sign at `start` began: one that is escaped deeper is part of it.
    func ends(_ index: Int, _ start: Int) -> Bool { places[index].percents <= places[start].percents }

    /// Up to a byte of `marks`, a blank, or the end of the line.
    func word(from start: Int, by sign: Int, until marks: [UInt8]) -> Range<Int> {
        var end = start
        while end < text.count {
            let isMark = text[end] <= 0x20 || marks.contains(text[end])
            if isMark, ends(end, sign) { break }
            end += 1
        }
        return start..<end
    }

    /// What stands in quotation marks, the first of which is at `open`.
    func quoted(_ open: Int) -> Range<Int> {
        var end = open + 1
        while end < text.count {
            if text[end] == text[open], places[end].backslashes <= places[open].backslashes, ends(end, open) { break }
            end += 1
        }
        return open + 1..<end
    }

    /// Where a string begins at the place, in a list or with Python's prefix: the place of its quotation mark.
    func opening(_ index: Int) -> Int? {
        var index = index
        if at(index) == 0x5b || at(index) == 0x28 { index = skippingBlanks(index + 1) }
        var prefix = 0
        while prefix < 2, [0x62, 0x75, 0x72, 0x66, 0x42, 0x52, 0x55].contains(at(index + prefix)) { prefix += 1 }
        return isQuote(index + prefix) ? index + prefix : nil
    }
}
