import Glibc
import RelayBytes
import RelayCommands
import RelayEvidence
import RelayHost
import RelayTestSupport
import Testing

@Suite struct HistoryFileTests {
    private let home = TemporaryDirectory()

    private func file(_ redaction: Redaction = Redaction(now: UnixTime(seconds: 0))) -> HistoryFile {
        HistoryFile(directory: home.file("state/relayctl"), redaction: redaction)
    }

    @Test("lines of two sessions are all there, in a file that only its owner may read")
    func twoSessions() throws {
        let (one, two) = (file(), file())
        #expect(try one.entries() == [])
        try one.append("a")
        try two.append("b")
        try one.append("c\nd")
        #expect(try two.entries() == ["a", "b", "c\nd"])
        let contents = try #require(try PrivateFile.read(home.file("state/relayctl/history"), limit: 1000))
        #expect(contents.mode == 0o600)
    }

    @Test("many writers at once lose nothing")
    func manyWriters() async throws {
        let directory = home.file("state/relayctl")
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let file = HistoryFile(directory: directory, redaction: Redaction(now: UnixTime(seconds: 0)))
                    for line in 0..<10 { try? file.append("\(writer) \(line)") }
                }
            }
        }
        #expect(Set(try file().entries()).count == 40)
    }

    @Test("a secret of the session is not stored, be it no JWT")
    func secret() throws {
        var redaction = Redaction(now: UnixTime(seconds: 0))
        redaction.add(Secret(Array("opaque-secret".utf8)), mask: "<token>")
        try file(redaction).append("say opaque-secret now")
        try file(redaction).append("/token")
        try file(redaction).append("say nothing")
        #expect(try file().entries() == ["say nothing"])
    }

    @Test("a link in its place is refused and left alone")
    func link() throws {
        mkdir(home.file("state"), 0o700)
        mkdir(home.file("state/relayctl"), 0o700)
        home.write("target", "untouched")
        symlink(home.file("target"), home.file("state/relayctl/history"))
        #expect(throws: FileFailure.self) { try file().append("x") }
        #expect(
            String(decoding: try FileContents.read(home.file("target"), limit: 100).bytes, as: UTF8.self) == "untouched"
        )
    }
}
