import Glibc
import RelayTestSupport
import Testing

/// Every example under `examples/transcripts` is run, so that none can lie.
///
/// `$URL` is a relay with the user and the key of `password.txt` and `secret.txt`, `$CLOSED` an address where nothing
/// listens; the working directory is empty but for those two files and `bundles`.
@Suite struct TranscriptTests {
    /// One run of a transcript; its first command starts at once, so that slow ones run side by side.
    private final class Run {
        let transcript: Transcript
        private let program = RelayctlProgram()
        private let relay: RunningProgram?
        private let variables: [String: String?]
        private let first: RunningProgram

        init(_ transcript: Transcript) throws {
            self.transcript = transcript
            program.write("password.txt", "correct horse\n")
            program.write("secret.txt", "a key for examples that is long enough, 64 bytes of it in all....\n")
            symlink((SourceTree.root() ?? ".") + "/examples/bundles", program.file("bundles"))
            let closed = "http://127.0.0.1:\(try WireServer.closedPort())"
            if transcript.steps.contains(where: { $0.command.contains("$URL") }) {
                let (relay, url) = try program.startRelay(
                    ["--user", "testuser", "--password-file", "password.txt", "--secret-file", "secret.txt"])
                (self.relay, variables) = (relay, ["URL": url, "CLOSED": closed])
            } else {
                (relay, variables) = (nil, ["CLOSED": closed])
            }
            first = try program.startShell(Self.line(transcript.steps[0]), variables)
        }

        /// What the commands said and their exit statuses, in order.
        func finish() throws -> [RelayctlProgram.Outcome] {
            var outcomes = [try first.finish()]
            for step in transcript.steps.dropFirst() { outcomes.append(try program.shell(Self.line(step), variables)) }
            return outcomes
        }

        private static func line(_ step: Transcript.Step) -> String { "umask 077; exec 2>&1; \(step.command)" }
    }

    private static let outcomes: Result<[String: [RelayctlProgram.Outcome]], any Error> = Result {
        let runs = try Transcript.all.get().map { try Run($0) }
        return try Dictionary(uniqueKeysWithValues: runs.map { ($0.transcript.name, try $0.finish()) })
    }

    @Test("a transcript is what happens", arguments: try Transcript.all.get())
    func transcript(_ transcript: Transcript) throws {
        let outcomes = try #require(try Self.outcomes.get()[transcript.name])
        for (step, outcome) in zip(transcript.steps, outcomes) {
            let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let shown = lines.last == "" ? lines.dropLast() : lines[...]
            #expect(
                TranscriptPattern.matches(step.lines[...], shown),
                "$ \(step.command)\n\(outcome.output)[exit \(outcome.status)]")
            #expect(outcome.status == step.exit, "$ \(step.command)")
        }
    }

    @Test("there is a transcript of each fault")
    func everyFault() throws {
        let names = Set(try Transcript.all.get().map(\.name))
        #expect(FaultTests.rows.map { "fault-\($0.fault)" }.filter { !names.contains($0) } == [])
    }

    @Test("no example holds a secret")
    func noSecrets() throws {
        let folder = (SourceTree.root() ?? ".") + "/examples"
        for file in SourceTree.files(below: folder) {
            let text = try #require(SourceTree.text(of: "\(folder)/\(file)"))
            #expect(!text.contains("eyJ") && !text.contains("password="), "\(file)")
            // The backend's own code speaks of ?token=.
            if !file.hasPrefix("relaydesk/") { #expect(!text.contains("token="), "\(file)") }
        }
    }

    @Test(
        "a pattern stands for what varies and for nothing else",
        arguments: [
            ("in {ms}, exit 0", "in 278 ms, exit 0", true), ("in {ms}, exit 0", "in 10 s, exit 0", true),
            ("in {ms}, exit 0", "in 278, exit 0", false), ("expires in {ms}", "expires in 59m 59s", true),
            ("exp={ms} ago", "exp=1m ago", true), (":{port}/", ":38831/", true), (":{port}/", ":/", false),
            ("a  b", "a        b", true), ("a b", "ab", false), ("{sha}>", "1a2b3c4d>", true), ("x", "x y", false),
        ])
    func patterns(pattern: String, line: String, matches: Bool) {
        #expect(TranscriptPattern(text: pattern).matches(line) == matches)
    }
}
