import Testing

@Suite struct ImportGraphTests {
    @Test("there is something to read")
    func found() {
        #expect(!Repository.root.isEmpty)
        #expect(Repository.sources.contains { $0.path == "Sources/RelayBytes/Secret.swift" })
    }

    @Test("every import is one that the table allows")
    func imports() {
        #expect(Repository.sources.flatMap(Self.strays) == [])
    }

    @Test("every folder below Sources is a target of the table and of Package.swift", arguments: Repository.targets)
    func targets(name: String) {
        #expect(ImportTable.allowed[name] != nil)
        #expect(Repository.manifest.contains("\"\(name)\""))
    }

    @Test(
        "beside Swift and the system, the table allows what Package.swift lists, no less and no more",
        arguments: Repository.targets.filter { !$0.hasPrefix("C") })
    func manifest(name: String) throws {
        let listed = try #require(Manifest.dependencies(of: name))
        #expect(ImportTable.allowed[name]?.subtracting(ImportTable.libraries) == listed)
    }

    @Test("the table allows no circle, and C to few")
    func table() {
        for (name, imports) in ImportTable.allowed {
            #expect(!Self.reachable(from: imports).contains(name), "\(name) reaches itself")
        }
        let pure = Self.reachable(from: ["RelayReport"]).union(["RelayReport"])
        #expect(pure.allSatisfy { $0.hasPrefix("Relay") || $0 == "CScan" })
    }

    @Test(
        "a planted stray is found",
        arguments: [
            ("RelayBytes", "import RelayHost", true), ("RelayFrames", "import RelayBytes", false),
            ("RelayFrames", "import COpenSSL", true), ("RelayBytes", "import Foundation", true),
            ("RelayCommands", "import Foundation", true),
            ("RelayCommands", "import FoundationEssentials", true),
            ("RelayClient", "@preconcurrency import Foundation", true),
            ("RelayClient", "@testable import Foundation", true),
            ("RelayClient", "import struct Foundation.Date", true),
            ("RelayClient", "@_exported import class Foundation.Bundle", true),
            ("RelayClient", "private import FoundationNetworking", true), ("RelayServer", "import RelayClient", true),
            ("RelayClient", "import RelayDiagnosis", true),
            ("RelayClient", "import ArgumentParser", true), ("RelayReport", "import Glibc", true),
            ("RelayHost", "import Glibc", false), ("RelayHost", "internal import func Glibc.poll", false),
            ("relayctl", "import RelayBytes", true), ("Elsewhere", "import RelayBytes", true),
            ("RelayBytes", "// import Foundation", false),
            ("RelayBytes", "let text = \"\"\"\n    import Foundation\n    \"\"\"", false),
            ("RelayBytes", "#if canImport(Glibc)\n    import Glibc\n#endif", true),
            ("RelayBytes", "import   Foundation;", true),
            ("RelayBytes", "let a = 1; import Foundation", true),
            ("RelayNet", "@_implementationOnly import COpenSSL", false),
            ("RelayJWT", "public import RelayCrypto", true),
        ])
    func planted(target: String, line: String, isStray: Bool) {
        let source = SwiftSource(path: "Sources/\(target)/Planted.swift", text: "/// A line.\n\(line)\n")
        #expect(Self.strays(in: source).isEmpty != isStray)
    }

    /// `path:line imports Module` for each import that is not allowed.
    static func strays(in source: SwiftSource) -> [String] {
        let allowed = ImportTable.allowed[source.target] ?? []
        return source.code.indices.flatMap { index in
            modules(in: source.code[index])
                .filter { !allowed.contains($0) }
                .map { "\(source.path):\(index + 1) imports \($0)" }
        }
    }

    /// The modules that the line imports, whatever stands before `import` and whichever declaration is picked.
    private static func modules(in line: Substring) -> [String] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
        let words = line.split { $0 == " " || $0 == ";" || $0 == "\t" }
        return words.indices.filter { words[$0] == "import" }.compactMap { place in
            let named = words[(place + 1)...].first { !kinds.contains($0) }
            return named.map { String($0.prefix { $0 != "." }) }
        }
    }

    private static func reachable(from modules: Set<String>) -> Set<String> {
        var (found, next) = (modules, modules)
        while !next.isEmpty {
            next = Set(next.flatMap { ImportTable.allowed[$0] ?? [] }).subtracting(found)
            found.formUnion(next)
        }
        return found
    }
}
