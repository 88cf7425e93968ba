import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// What operators type wrong: one clear line on stderr, an exit status of the table, nothing on stdout.
@Suite struct BadInputTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let words: [String]
        let status: Int32
        /// A part of the line that says what is wrong.
        let saying: String
        /// What must not be repeated.
        var hidden: String?

        init(_ words: [String], _ status: Int32, _ saying: String, hidden: String? = nil) {
            (self.words, self.status, self.saying, self.hidden) = (words, status, saying, hidden)
        }

        var testDescription: String { words.map { Printable.escape($0) }.joined(separator: " ") }
    }

    private static let program: RelayctlProgram = {
        let program = RelayctlProgram()
        program.write("good", "not-a-jwt")
        program.write("jwt", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjEwMDAwMDAwMDB9.c2lnbmF0dXJl")
        program.write("lines", "a\nb\n")
        program.write("zero", "a\0b")
        program.write("return", "a\rb")
        program.write("null", "null\n")
        program.write("long", String(repeating: "a", count: 70_000))
        mkfifo(program.file("fifo"), 0o600)
        return program
    }()

    @Test("a wrong word is answered by one line and a status", arguments: addresses + options + secrets + words)
    func oneLine(row: Row) throws {
        let outcome = try Self.program.run(row.words)
        expectOneLine(outcome, row.status, row.saying)
        if let hidden = row.hidden { #expect(!outcome.errors.contains(hidden)) }
    }

    @Test(
        "variables are checked as options are",
        arguments: [
            (["RELAYCTL_URL": "http://a\nb"], ["probe"], Int32(64), "control byte 0x0a"),
            (["RELAYCTL_PROFILE": "nosuch"], ["probe"], 78, "unknown profile"),
            (["RELAYCTL_ROOM": "a\nb"], ["probe", "demo"], 64, "RELAYCTL_ROOM"),
            (["RELAYCTL_ORIGIN": "json"], ["probe", "demo"], 64, "RELAYCTL_ORIGIN"),
            (
                ["RELAYCTL_USERNAME": "u:p"], ["login", "http://127.0.0.1:1"], 64,
                "takes the name alone: give the password by --password-stdin"
            ),
            (["HOME": "relative", "XDG_STATE_HOME": ""], ["logout", "http://127.0.0.1:1"], 78, "no place for tokens"),
        ] as [([String: String], [String], Int32, String)])
    func variables(variables: [String: String], words: [String], status: Int32, saying: String) throws {
        expectOneLine(try Self.program.run(words, variables.mapValues { $0 }), status, saying)
    }

    @Test("a word that is not UTF-8 is refused: repaired it would be another message")
    func notUTF8Word() throws {
        let outcome = try Self.program.shell(#"relayctl ws send ws://127.0.0.1:1/ $'a\xffb'"#)
        expectOneLine(outcome, 64, "word 4 of the command line is not utf-8")
    }

    @Test("a token that no header can carry is 65, and is not shown", arguments: ["--token", "RELAYCTL_TOKEN"])
    func unsendable(way: String) throws {
        let token = "CANARY first line\nsecond line"
        let outcome =
            way == "--token"
            ? try Self.program.run(["probe", "demo", "--token", token, "--json"])
            : try Self.program.run(["probe", "demo", "--json"], [way: token])
        #expect(outcome.status == 65)
        #expect(!(outcome.output + outcome.errors).contains("CANARY"))
    }

    @Test(
        "bytes that are not UTF-8 are refused or escaped", arguments: ["probe $BAD", "$BAD", "probe demo --room $BAD"])
    func notUTF8(words: String) throws {
        let outcome = try Self.program.shell("BAD=$'\\xff\\xfe\\x9b'; relayctl \(words)")
        #expect(!outcome.killed && outcome.status != 0)
        let text = outcome.output + outcome.errors
        #expect(text != "" && !text.unicodeScalars.contains { $0 != "\n" && Printable.isUnsafe($0) })
    }

    @Test("a failure is a JSON document where JSON was asked for, but not for a usage error")
    func failureDocuments() throws {
        for row in Self.options + Self.secrets where row.words.first != "relay" && !row.words.contains("--format") {
            if row.words.contains("--output") { continue }
            let outcome = try Self.program.run(row.words + ["--json"])
            guard row.status != 64 else {
                #expect(outcome.output == "", "\(row.words)")
                continue
            }
            let document = try JSONReader.read(Array(outcome.output.utf8))
            // A key that cannot be read and a text that is no token are verdicts.
            if document["schema"]?.string == "relayctl.token.verify/1" {
                #expect(row.words.starts(with: ["token", "verify"]))
                #expect(document["exit"]?.int == Int64(row.status))
                continue
            }
            #expect(document["schema"]?.string == "relayctl.failure/1", "\(row.words)")
            #expect(document["exit"]?.int == Int64(row.status))
            #expect(document["error"]?.string?.contains(row.saying) == true)
        }
    }
}
