import RelayEvidence
import RelayTestSupport
import Testing

/// Holds the table of bundles against the types: a property or a case that a saved bundle forgets has no place to hide.
@Suite struct CoverageTests {
    private static let coverage = {
        var coverage = Coverage()
        for bundle in Samples.bundles { coverage.add(bundle) }
        return coverage
    }()

    /// Enumerations of RelayEvidence that no bundle holds.
    private static let outside: Set<String> = [
        "SendOutcome", "SessionOutcome", "ExperimentMeans.Mode", "BundleFault",
    ]

    /// Facts of Redis that RelayRESP declares.
    private static let borrowed = ["RelayRESP/RedisRole.swift", "RelayRESP/RESPFault.swift"]

    private static let declared: [String: Set<String>] = {
        let root = SourceTree.root() ?? ""
        let own = SourceTree.files(below: "\(root)/Sources/RelayEvidence").map { "RelayEvidence/\($0)" }
        var declared = (own + borrowed).map(DeclaredCases.of).reduce(into: [:]) { $0.merge($1) { $0.union($1) } }
        declared["ForeignProtocol"] = nil
        return declared
    }()

    @Test("the sources are read") func sources() {
        #expect(Self.declared["StageName"]?.count == StageName.allCases.count)
        #expect(Self.declared["HandshakeFault.Kind"]?.contains("extension") == true)
        #expect(Self.declared["RESPFault.Kind"]?.contains("bulkTooLong") == true)
    }

    @Test("every case of every enumeration is in the table", arguments: declared.keys.sorted())
    func cases(name: String) {
        let seen = Self.coverage.cases[name] ?? []
        if Self.outside.contains(name) {
            #expect(seen == [], "\(name) is in a bundle after all")
        } else {
            #expect(Self.declared[name]?.subtracting(seen) == [], "add it to Samples")
        }
    }

    @Test("every stored property takes two values or more", arguments: coverage.values.keys.sorted())
    func properties(name: String) {
        #expect((Self.coverage.values[name]?.count ?? 0) > 1, "add another value to Samples")
    }

    @Test("what is said to be outside exists") func outsideExists() {
        #expect(Self.outside.subtracting(Self.declared.keys) == [])
    }
}
