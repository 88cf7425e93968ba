/// What Package.swift says of its targets, read as text.
enum Manifest {
    /// The modules that the target lists; nil where there is no such target.
    static func dependencies(of target: String) -> Set<String>? {
        let text = Repository.manifest.filter { !$0.isWhitespace }
        let beginnings = ["target(\"\(target)\"", "Target(name:\"\(target)\""]
        guard let start = beginnings.lazy.compactMap({ text.firstRange(of: $0)?.upperBound }).first else { return nil }
        var depth = 1
        let declaration = text[start...].prefix { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth > 0
        }
        guard let opening = declaration.firstIndex(of: "[") else { return [] }
        let list = declaration[opening...].dropFirst().prefix { $0 != "]" }
        // A product names its package behind its module.
        let items = list.split(separator: ",").filter { !$0.hasPrefix("package:") }
        return Set(items.map { String($0.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }) })
    }
}
