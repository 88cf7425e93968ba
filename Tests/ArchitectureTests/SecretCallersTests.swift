import Testing

/// Where secrets leave their type. A new line here is a decision: the reason stands beside it.
@Suite struct SecretCallersTests {
    /// Sorted by path.
    static let callers: [(path: String, reason: String)] = []

    @Test("the files that reveal a secret are those in the list")
    func sameFiles() {
        let found = Repository.sources.filter(Self.reveals).map(\.path)
        let listed = Self.callers.map(\.path)
        #expect(found.filter { !listed.contains($0) } == [], "reveals a secret and is not in the list")
        #expect(listed.filter { !found.contains($0) } == [], "is in the list and reveals nothing")
    }

    @Test("the list is sorted, without doubles, and every entry says why")
    func list() {
        let paths = Self.callers.map(\.path)
        #expect(paths == Set(paths).sorted())
        #expect(Self.callers.allSatisfy { $0.reason.count > 10 })
    }

    @Test(
        "a planted caller is found",
        arguments: [
            ("let bytes = token.reveal()", true), ("send(token.revealText())", true), ("let f = token.reveal", true),
            ("secrets.map { $0.reveal() }", true), ("secrets.map(Secret.reveal)", true),
            ("\"\\(token.revealText())\"", true), ("token\n    .reveal()", true), ("secrets.map(\\.revealed)", false),
            ("// token.reveal()", false), ("let text = \"token.reveal()\"", false), ("curtain.revealing()", false),
            ("token . reveal ()", true),
        ])
    func planted(line: String, isCaller: Bool) {
        #expect(Self.reveals(SwiftSource(path: "Sources/RelayClient/Planted.swift", text: line)) == isCaller)
    }

    /// Whether the code names `reveal` or `revealText`, other than to declare it.
    static func reveals(_ source: SwiftSource) -> Bool {
        source.code.contains { line in
            ["reveal", "revealText"].contains { line.containsWord($0) && !line.containsWord("func \($0)") }
        }
    }
}
