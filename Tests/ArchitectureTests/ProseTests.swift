import RelayTestSupport
import Testing

@Suite struct ProseTests {
    @Test("no file names a place of one machine, or promises to be finished later")
    func files() {
        let strays = Repository.documents.flatMap { path in
            (SourceTree.text(of: "\(Repository.root)/\(path)")).map { Self.strays(in: $0, at: path) } ?? []
        }
        #expect(strays == [])
    }

    @Test(
        "planted prose is found",
        arguments: [
            ("see /wo" + "rk/main/x", 1), ("cd /ro" + "ot/x", 1), ("/ho" + "me/alice/relayctl", 1),
            ("// TO" + "DO: later", 1), ("FIX" + "ME", 1), ("X" + "XX", 1),
            ("(/ho" + "me/relayctl)", 1),
            ("path/work/x", 0), ("network/root/x", 0), ("https://example.test/work/x", 0), ("a homework", 0),
            ("mastodons", 0), ("/home/$USER/x and ~/x and $HOME/x", 0), ("/home/<user>", 0), ("/worker", 0),
            ("/rooted", 0), ("/home", 0), ("mTODOb", 0),
        ])
    func planted(text: String, count: Int) {
        #expect(Self.strays(in: text, at: "planted").count == count)
    }

    /// `path:line: word` for each stray.
    static func strays(in text: String, at path: String) -> [String] {
        // Put together here, so that this file does not hold what it looks for.
        let places = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
        let promises = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.flatMap { index in
            let words = places.filter { names($0, in: lines[index]) } + promises.filter(lines[index].containsWord)
            return words.map { "\(path):\(index + 1): \($0)" }
        }
    }

    /// Whether an absolute path begins with `place`; `/home/` needs a name behind it, not a variable.
    private static func names(_ place: String, in line: Substring) -> Bool {
        line.contains(place) { text, start in
            if start > 0, isPartOfPath(text[start - 1]) { return false }
            guard place.utf8.dropFirst().first == 0x68 else { return true }
            return start + 6 < text.count && isPartOfPath(text[start + 6])
        }
    }

    private static func isPartOfPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x2d, 0x2e, 0x2f, 0x7e: true
        default: false
        }
    }
}
