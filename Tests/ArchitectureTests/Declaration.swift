/// A `package` declaration, as far as its first line tells.
struct Declaration {
    enum Kind: String, CaseIterable {
        case `struct`, `enum`, `class`, `actor`, `protocol`, `typealias`, `func`, `init`, `subscript`, `var`, `let`
    }

    let kind: Kind
    /// `append`, `==`; the kind itself for an initialiser or a subscript.
    let name: String
    /// From 1.
    let line: Int
    let code: String
    let isDocumented: Bool

    /// Every declaration of the source with `package` among its modifiers. Cases of an enum have no such modifier.
    static func all(in source: SwiftSource) -> [Declaration] {
        source.code.indices.compactMap { index in
            guard source.code[index].containsWord("package") else { return nil }
            var words = self.words(of: source.code[index])[...]
            while words.first?.first == "@" { words = words.dropFirst() }
            let modifiers = words.prefix { self.modifiers.contains($0.prefix { $0 != "(" }) }
            words = words.dropFirst(modifiers.count)
            guard modifiers.contains("package"), let word = words.first,
                let kind = Kind.allCases.first(where: { word.prefix { $0.isLetter } == $0.rawValue })
            else { return nil }
            return Declaration(
                kind: kind, name: name(kind, words.dropFirst().first ?? ""), line: index + 1,
                code: String(source.code[index]), isDocumented: isDocumented(source.lines, index))
        }
    }

    /// The names of what the protocols of the source require.
    static func requirements(in source: SwiftSource) -> [String] {
        var names: [String] = []
        var isInside = false
        for line in source.code {
            if line.containsWord("protocol"), line.last == "{" { isInside = true }
            if line.first == "}" { isInside = false }
            guard isInside else { continue }
            let words = words(of: line).drop { $0.first == "@" || modifiers.contains($0) }
            guard let word = words.first, word == "func" || word == "var" else { continue }
            names.append(name(word == "func" ? .`func` : .`var`, words.dropFirst().first ?? ""))
        }
        return names
    }

    private static let modifiers: Set<Substring> = [
        "package", "private", "static", "final", "mutating", "nonmutating", "consuming", "borrowing", "nonisolated",
        "override", "convenience", "required", "indirect", "lazy", "unsafe", "weak", "prefix", "postfix", "infix",
    ]

    /// The words of a line; an attribute with its arguments is one word.
    private static func words(of line: Substring) -> [Substring] {
        var words: [Substring] = []
        var rest = line.drop { $0 == " " }
        while !rest.isEmpty {
            var depth = 0
            let isAttribute = rest.first == "@"
            let word = rest.prefix { character in
                if isAttribute { depth += character == "(" ? 1 : character == ")" ? -1 : 0 }
                return character != " " || depth > 0
            }
            words.append(word)
            rest = rest.dropFirst(word.count).drop { $0 == " " }
        }
        return words
    }

    private static func name(_ kind: Kind, _ word: Substring) -> String {
        switch kind {
        case .`init`, .`subscript`: kind.rawValue
        default: String(word.prefix { !"(<:={".contains($0) || word.first == $0 })
        }
    }

    /// Whether a `///` line stands right above, with nothing but attributes between.
    private static func isDocumented(_ lines: [Substring], _ index: Int) -> Bool {
        var above = index - 1
        while above >= 0, lines[above].drop(while: { $0 == " " }).first == "@" { above -= 1 }
        return above >= 0 && lines[above].drop { $0 == " " }.hasPrefix("///")
    }
}
