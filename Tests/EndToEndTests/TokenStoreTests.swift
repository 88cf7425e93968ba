import RelayTestSupport
import Testing

/// The file of saved logins (RULES: S3).
@Suite struct TokenStoreTests {
    /// A relay with two users, and the program that logs in there.
    private struct Scene {
        let program = RelayctlProgram()
        let url: String
        let relay: RunningProgram

        init() throws {
            program.write("password", "correct horse\n")
            (relay, url) = try program.startRelay(
                ["--user", "ann", "--password-file", "password", "--user", "bob", "--password-file", "password"])
        }
    }

    private static func login(_ url: String, _ user: String = "ann") -> String {
        "relayctl login \(url) -u \(user) --password-file password"
    }

    @Test("its mode is 0600 and its directory's 0700, whatever the umask", arguments: ["000", "022", "077"])
    func modes(umask: String) throws {
        let scene = try Scene()
        defer { withExtendedLifetime(scene) {} }
        let (program, url) = (scene.program, scene.url)
        #expect(try program.shell("umask \(umask); \(Self.login(url))").status == 0)
        let modes = try program.shell("cd $XDG_STATE_HOME/relayctl; stat -c %a . *").output
        #expect(modes.split(separator: "\n").allSatisfy { $0 == "700" || $0 == "600" })
        #expect(modes.hasPrefix("700\n600\n"))
    }

    @Test("a login is kept, used, told apart by user, and forgotten")
    func life() throws {
        let scene = try Scene()
        defer { withExtendedLifetime(scene) {} }
        let (program, url) = (scene.program, scene.url)
        #expect(try program.shell(Self.login(url)).status == 0)
        #expect(try program.shell(Self.login(url, "bob")).status == 0)
        #expect(try program.run(["whoami", url]).output.contains("saved login of bob"))
        #expect(try program.run(["whoami", url, "-u", "ann"]).output.contains("saved login of ann"))
        #expect(try program.run(["probe", url]).status == 0)
        #expect(try program.run(["logout", url, "-u", "bob"]).output == "forgot the login of bob at \(url)\n")
        #expect(try program.run(["whoami", url]).output.contains("saved login of ann"))
        let without = try program.run(["whoami", url, "--no-token"])
        #expect(without.status == 64 && without.output == "", "no token is none, also where one is saved")
        #expect(try program.run(["logout", url]).status == 0)
        #expect(try program.run(["logout", url]).output == "no saved login for \(url)\n")
        #expect(try program.run(["whoami", url]).status == 64)
    }

    @Test(
        "what is no file of ours at its path is refused and left as it is",
        arguments: [
            ("ln -s victim $STORE", "symbolic link"), ("ln -s /nonexistent $STORE", "symbolic link"),
            ("mkfifo $STORE", "FIFO"),
            ("mkdir $STORE", "directory"), ("echo '{}' > $STORE", "not a file of relayctl"),
            ("echo 'other' > $STORE", "not a file of relayctl"), ("ln -s ../victim $STORE.lock", "symbolic link"),
            ("mkfifo $STORE.lock", "FIFO"),
        ])
    func foreign(making: String, saying: String) throws {
        let scene = try Scene()
        defer { withExtendedLifetime(scene) {} }
        let (program, url) = (scene.program, scene.url)
        let setting =
            "STORE=$XDG_STATE_HOME/relayctl/tokens.json; mkdir -p ${STORE%/*}; echo precious > ${STORE%/*}/../victim; "
            + "echo precious > ${STORE%/*}/victim;"
        let look =
            "(cd $XDG_STATE_HOME; find . ! -name tokens.json.lock -o ! -type f | sort; cat victim relayctl/victim)"
        let before = try program.shell("\(setting) \(making); \(look)")
        #expect(before.output.contains("precious"))
        let outcome = try program.shell("exec \(Self.login(url))")
        #expect([66, 73, 78].contains(outcome.status), "\(outcome.errors)")
        expectOneLine(outcome, outcome.status, saying)
        #expect(try program.shell(look).output == before.output)
    }

    @Test("logins that are saved at the same moment are all kept")
    func together() throws {
        let scene = try Scene()
        defer { withExtendedLifetime(scene) {} }
        let (program, url) = (scene.program, scene.url)
        let running = try (0..<6).map { try program.startShell(Self.login(url, $0 % 2 == 0 ? "ann" : "bob")) }
        for one in running { #expect(try one.finish().status == 0) }
        #expect(try program.run(["logout", url]).output.contains("ann"))
        #expect(try program.shell("ls -A $XDG_STATE_HOME/relayctl").output == "tokens.json\ntokens.json.lock\n")
    }
}
