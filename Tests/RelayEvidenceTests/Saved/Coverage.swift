import RelayTestSupport

/// What the values of a table hold of each type: the cases of its enumerations, and the values of its properties.
struct Coverage {
    /// By type: the cases that occurred.
    private(set) var cases: [String: Set<String>] = [:]
    /// By type and stored property: the values that occurred, as text.
    private(set) var values: [String: Set<String>] = [:]

    mutating func add(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        let type = String(reflecting: type(of: value))
        let isOurs = type.hasPrefix("RelayEvidence.") || type.hasPrefix("RelayRESP.")
        switch mirror.displayStyle {
        case .enum where isOurs:
            cases[Self.plain(type), default: []].insert(mirror.children.first?.label ?? "\(value)")
        case .struct where isOurs:
            for (label, child) in mirror.children {
                values["\(Self.plain(type)).\(label ?? "")", default: []].insert(String(reflecting: child))
            }
        default: break
        }
        for child in mirror.children { add(child.value) }
    }

    /// `RelayEvidence.StageEvidence<RelayEvidence.Resolution>` is `StageEvidence`.
    private static func plain(_ type: String) -> String {
        let name = type.prefix { $0 != "<" }
        return String(name[(name.firstIndex(of: ".").map(name.index(after:)) ?? name.startIndex)...])
    }
}

/// The enumerations of a source file with their cases, told by the columns that the formatter gives them.
enum DeclaredCases {
    /// By the name of the enumeration, `HandshakeFacts.Outcome`.
    static func of(_ path: String) -> [String: Set<String>] {
        let text = SourceTree.root().flatMap { SourceTree.text(of: "\($0)/Sources/\(path)") } ?? ""
        var found: [String: Set<String>] = [:]
        var open: [(column: Int, name: String, isEnum: Bool)] = []
        for line in text.split(separator: "\n") {
            let column = line.prefix { $0 == " " }.count
            let words = line.split(separator: " ")
            while let last = open.last, column <= last.column { open.removeLast() }
            if let index = words.firstIndex(where: { ["enum", "struct", "extension"].contains($0) }), index <= 1,
                line.hasSuffix("{"), words.count > index + 1
            {
                let name = words[index + 1].prefix { $0.isLetter || $0.isNumber || $0 == "." }
                open.append((column, String(name), words[index] == "enum"))
            } else if let last = open.last, last.isEnum, words.first == "case", column == last.column + 4 {
                found[open.map(\.name).joined(separator: "."), default: []].formUnion(names(line.dropFirst(column + 5)))
            }
        }
        return found
    }

    private static func names(_ list: Substring) -> [String] {
        var depth = 0
        return list.split { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == "," && depth == 0
        }.map { String($0.drop { $0 == " " || $0 == "`" }.prefix { $0.isLetter || $0.isNumber }) }
    }
}
