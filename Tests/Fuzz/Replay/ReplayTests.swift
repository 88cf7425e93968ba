import FuzzProperties
import RelayTestSupport
import Testing

/// The seeds of the fuzzers and every input that once broke something.
@Suite struct ReplayTests {
    @Test(arguments: FuzzProperty.allCases)
    func corpus(property: FuzzProperty) throws {
        let root = try #require(SourceTree.root())
        let folder = "\(root)/Tests/Fuzz/Corpora/\(property.rawValue)"
        let files = SourceTree.files(below: folder)
        #expect(files.count >= 3)
        for name in files {
            let bytes = try #require(SourceTree.bytes(of: "\(folder)/\(name)"))
            #expect(property.violation(by: bytes) == nil, "\(name)")
            // Cut otherwise, and in the other role.
            for change in UInt8(0)...7 where bytes.count > 1 {
                var other = bytes
                other[0] = change
                other[1] ^= 1
                #expect(property.violation(by: other) == nil, "\(name), \(change)")
            }
        }
    }
}
