import RelayBytes
import RelayCommands
import RelayTestSupport
import Testing

/// What the words of `probe` are refused for, before anything is sent.
@Suite struct ProbePlannerTests {
    @Test(
        "refused with 64, and the option named",
        arguments: [
            (["--pairs", "0"], "--pairs"), (["--pairs", "65"], "--pairs"), (["--fault", "redis-down"], "--fault"),
            (["-4", "-6"], "-4 and -6"), (["--until", "ech"], "did you mean echo?"),
            (["--until", "xyz"], "dns tcp proxy"),
            (["--skip", "tcp"], "--skip tcp"), (["--skip", "echo,sesion"], "did you mean session?"),
            (["--redis", "http://localhost"], "--redis"), (["-H", "NoColon"], "--header"),
            (["-H", "a b: c"], "--header"),
            (["-H", "X: a\r\nY: b"], "--header X"), (["-A", "a\nb"], "--user-agent"), (["-s", "a b"], "--subprotocol"),
            (["--servername", ""], "--servername"),
            (["--origin", "report.json"], "did you mean --output or --format?"),
            (["-u", "a:b"], "--password-file"), (["--password-file", "/nonexistent"], "--password-file"),
            (["--token", "a", "--no-token"], "--no-token"),
            (["--token-file", "-", "--password-stdin", "-u", "a"], "stdin"),
            (["--password-stdin", "--password-file", "x", "-u", "a"], "--password-stdin"),
            (["--json", "--format", "text"], "--json"),
            (["--connect-timeout", "soon"], "--connect-timeout"), (["--color", "blue"], "--color"),
        ] as [([String], String)])
    func refused(words: [String], named: String) {
        let surroundings = Surroundings()
        let run = surroundings.probe(words)
        // A file that cannot be read is 66.
        #expect(run.status == (words == ["--password-file", "/nonexistent"] ? 66 : 64), "\(run.talk)")
        #expect(run.answer == "", "usage errors print no document")
        #expect(run.talk.hasPrefix("relayctl: ") && run.talk.contains(named), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count == 1 && !run.talk.hasSuffix(".\n"))
    }

    @Test("a password of the Redis URL is not in the complaint") func redisPassword() {
        let run = Surroundings().probe(["--redis", "redis://:hunter22@local host:1"])
        #expect(run.status == 64 && !run.talk.contains("hunter22"))
    }

    @Test("stages that need the handshake are left out with it") func skipUpgrade() throws {
        let run = Surroundings().probe(["--skip", "http,login,token,me,upgrade", "--json", "--until", "redis"])
        let report = try JSONReader.read(Array(run.answer.utf8))
        let summaries = (report["stages"]?.array ?? []).suffix(5).map { $0["summary"]?.string }
        #expect(summaries == ["left out", "left out", "left out", "left out", "does not apply"])
        #expect(report["verdict"]?.string == "healthy" && run.status == 0)
    }

    @Test(
        "the document says what the process does, --strict too",
        arguments: [
            (["--json"], 0), (["--json", "--strict"], 1),
        ] as [([String], Int32)])
    func strict(words: [String], status: Int32) throws {
        // The token is a reading of its own: expired, and the run ends before a handshake would say more.
        let run = Surroundings().probe(
            words + ["--until", "http"], answer: "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let report = try JSONReader.read(Array(run.answer.utf8))
        #expect(report["verdict"]?.string == "degraded")
        #expect(report["exit"]?.int == Int64(status) && run.status == status)
    }

    @Test("a token under another name in the query is shown nowhere") func queryName() {
        let server = try? WireServer([[.hold], [.readRequest, .text("HTTP/1.1 403 Access denied\r\n\r\n")]])
        let url = "ws://127.0.0.1:\(server?.port ?? 0)/?code=sekrit-code"
        for form in ["text", "json"] {
            let run = Surroundings().run(
                "probe", url, "--auth-mode", "query", "--query-name", "code", "--format", form, "--skip", "http,me")
            #expect(!(run.answer + run.talk).contains("sekrit-code"), "\(run.answer)")
        }
    }
}

extension Surroundings {
    /// Probes a server that takes connections and answers a request like this.
    fileprivate func probe(
        _ words: [String], answer: String = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ) -> (status: Int32, answer: String, talk: String) {
        guard let server = try? WireServer([[.hold], [.readRequest, .text(answer)]]) else {
            return (-1, "", "no server")
        }
        let words = ["probe", "http://127.0.0.1:\(server.port)"] + words
        return run(words)
    }
}
