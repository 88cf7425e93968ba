import Glibc

/// A Swift source with its comments and the contents of its string literals blanked, so that a search finds code alone.
///
/// Lines keep their numbers, columns do not matter. What is interpolated into a string is code and stays.
struct SwiftSource {
    let path: String
    /// The lines as they are.
    let lines: [Substring]
    /// The lines without comments and literals.
    let code: [Substring]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var blanking = Blanking(Array(text.utf8))
        code = blanking.run().split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The module: the folder below `Sources`.
    var target: String {
        let folders = path.split(separator: "/")
        return folders.count > 1 ? String(folders[1]) : ""
    }

    /// The line numbers, from 1, whose code holds the word: not as a part of a longer one where the word begins or ends
    /// with a letter.
    func lines(with word: String) -> [Int] {
        code.indices.filter { code[$0].containsWord(word) }.map { $0 + 1 }
    }
}

extension Substring {
    func containsWord(_ word: String) -> Bool {
        contains(word) { text, start in
            let word = Array(word.utf8)
            let end = start + word.count
            if isPartOfName(word[0]), start > 0, isPartOfName(text[start - 1]) { return false }
            return !(isPartOfName(word[word.count - 1]) && end < text.count && isPartOfName(text[end]))
        }
    }

    /// Whether the word is somewhere where it fits: `fits` is given the bytes of the text and where the word begins.
    func contains(_ word: String, where fits: (UnsafeBufferPointer<UInt8>, Int) -> Bool) -> Bool {
        let word = Array(word.utf8)
        return utf8.withContiguousStorageIfAvailable { text in
            guard let base = text.baseAddress else { return false }
            var start = 0
            // By the C library: a loop in Swift, not optimised, reads these texts for minutes.
            while start + word.count <= text.count,
                let found = memchr(base + start, Int32(word[0]), text.count - word.count + 1 - start)
            {
                start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if memcmp(found, word, word.count) == 0, fits(text, start) { return true }
                start += 1
            }
            return false
        } ?? false
    }

    private func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x80...: true
        default: false
        }
    }
}

/// Walks a source once and leaves out what is no code.
private struct Blanking {
    private let text: [UInt8]
    private var place = 0
    private var code: [UInt8] = []

    /// A string literal that is open: its raw `#` marks, and whether it has three quotation marks.
    private struct Literal {
        let marks: Int
        let isLong: Bool
    }

    init(_ text: [UInt8]) { self.text = text }

    mutating func run() -> String {
        skipCode(untilParenthesis: false)
        return String(decoding: code, as: UTF8.self)
    }

    private func sees(_ word: String) -> Bool {
        text[place] == word.utf8.first && text[place...].starts(with: word.utf8)
    }

    private mutating func drop(_ count: Int = 1) {
        for byte in text[place..<min(place + count, text.count)] where byte == 0x0a { code.append(byte) }
        place = min(place + count, text.count)
    }

    /// Code up to the end, or up to the parenthesis that ends an interpolation.
    private mutating func skipCode(untilParenthesis: Bool) {
        var depth = 0
        while place < text.count {
            if sees("//") {
                while place < text.count, text[place] != 0x0a { drop() }
            } else if sees("/*") {
                skipComment()
            } else if let literal = opening() {
                skip(literal)
            } else {
                if untilParenthesis, text[place] == 0x29, depth == 0 { return }
                if text[place] == 0x28 { depth += 1 }
                if text[place] == 0x29 { depth -= 1 }
                code.append(text[place])
                place += 1
            }
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                drop(2)
            } else if sees("*/") {
                depth -= 1
                drop(2)
            } else {
                drop()
            }
        } while depth > 0 && place < text.count
    }

    private func opening() -> Literal? {
        guard text[place] == 0x22 || text[place] == 0x23 else { return nil }
        let marks = text[place...].prefix { $0 == 0x23 }.count
        guard text[(place + marks)...].first == 0x22 else { return nil }
        return Literal(marks: marks, isLong: text[(place + marks)...].starts(with: [0x22, 0x22, 0x22]))
    }

    private mutating func skip(_ literal: Literal) {
        let hashes = String(repeating: "#", count: literal.marks)
        let closing = (literal.isLong ? "\"\"\"" : "\"") + hashes
        drop(closing.utf8.count)
        code.append(contentsOf: "\"".utf8)
        while place < text.count, !sees(closing) {
            if sees("\\\(hashes)(") {
                drop(2 + literal.marks)
                code.append(contentsOf: " (".utf8)
                skipCode(untilParenthesis: true)
                code.append(contentsOf: ") ".utf8)
                drop()
            } else {
                drop(sees("\\\(hashes)") ? 2 + literal.marks : 1)
            }
        }
        drop(closing.utf8.count)
        code.append(contentsOf: "\"".utf8)
    }
}
