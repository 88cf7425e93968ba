/// Puts the words of the command line into the order that the parser wants, and refuses what it would misread.
///
/// Shared options may stand before the subcommand; the parser wants them behind it. A cluster such as `-hello` would
/// print the help and exit 0; here it is an error. A mistyped subcommand gets a suggestion.
package struct ArgumentOrder {
    /// The options that are accepted before the subcommand, and whether each takes a value.
    static let shared: [String: Bool] = [
        "--json": false, "--format": true, "--output": true, "--color": true, "--profile": true, "--room": true,
        "--report": true, "--trace": true, "--show-secrets": false, "--max-message-size": true, "--env-file": true,
        "--connect": true, "-c": true, "--token": true, "--token-file": true, "--token-env": true, "--no-token": false,
        "--auth-mode": true, "--auth-scheme": true, "--query-name": true, "--username": true, "-u": true,
        "--password-stdin": false, "--password-file": true, "--password-command": true,
        "--origin": true, "-o": true, "--user-agent": true, "-A": true, "--header": true, "-H": true,
        "--host": true, "-b": true, "--cookie": true, "--auth": true, "--compressed": false, "--http1.1": false,
        "-g": false,
        "--globoff": false, "-X": true, "--request": true,
        "--subprotocol": true, "-s": true, "--subprotocol-policy": true, "--compression": true, "-4": false,
        "-6": false, "--ca": true,
        "--resolve": true, "--connect-to": true, "--unix-socket": true, "--proxy": true, "--proxy-auth": true,
        "--noproxy": true, "-L": false, "--location": false, "--max-redirects": true, "--cert": true, "--key": true,
        "--passphrase-file": true, "--tls-min": true,
        "--require-tls": false,
        "--cacert": true, "--no-check": false, "-n": false, "--insecure": false, "-k": false, "--servername": true,
        "--connect-timeout": true, "--handshake-timeout": true, "--close-timeout": true, "--max-time": true,
        "-m": true,
    ]

    /// The words of a command line, taken apart: the command, and what is for it.
    package struct Arranged: Equatable {
        /// Empty when no command was named.
        package var path: [String]
        /// What is for the command.
        package var rest: [String]
        /// How often `-v` was said.
        package var verbosity = 0
        /// `-q`: nothing on stderr but errors.
        package var isQuiet = false
        /// `--redact` of `token decode`.
        package var redacts = false
    }

    /// The commands by name, each with the names of its own subcommands.
    let commands: [String: [String]]

    package init(commands: [String: [String]]) { self.commands = commands }

    /// The words for the parser.
    package func arrange(_ words: [String]) throws(CommandFailure) -> Arranged {
        try refuseHelpClusters(words)
        try refusePassword(words)
        let (words, verbosity, isQuiet) = Self.withoutTalk(words)
        var arranged = try split(words)
        arranged.verbosity = verbosity
        arranged.isQuiet = isQuiet
        if arranged.path == ["token", "decode"] { arranged.takeRedact() }
        return arranged
    }

    /// `-v` and `-q` hold for every command and stand anywhere before `--`, so they are taken out here.
    private static func withoutTalk(_ words: [String]) -> (words: [String], verbosity: Int, isQuiet: Bool) {
        var (kept, verbosity, isQuiet) = ([String](), 0, false)
        for (index, word) in words.enumerated() {
            switch word {
            case "--": return (kept + words[index...], verbosity, isQuiet)
            case "--verbose": verbosity += 1
            case "-q", "--quiet": isQuiet = true
            case _ where word.hasPrefix("-v") && word.dropFirst().allSatisfy { $0 == "v" }: verbosity += word.count - 1
            default: kept.append(word)
            }
        }
        return (kept, verbosity, isQuiet)
    }

    private func split(_ words: [String]) throws(CommandFailure) -> Arranged {
        var moved: [String] = []
        var index = 0
        takeShared(words, &index, into: &moved)
        guard index < words.count, !isOption(words[index]) else { return Arranged(path: [], rest: words) }
        let command = try known(words[index], among: Array(commands.keys), after: [])
        index += 1
        if command == "help" { try checkHelp(words[index...]) }
        var path = [command]
        if let nested = commands[command], !nested.isEmpty {
            takeShared(words, &index, into: &moved)
            if index < words.count, !words[index].hasPrefix("-") {
                path.append(try known(words[index], among: nested, after: path))
                index += 1
            }
        }
        return Arranged(path: path, rest: moved + words[min(index, words.count)...])
    }

    private func isOption(_ word: String) -> Bool { word.hasPrefix("-") && word != "--" }

    /// Takes shared options with their values, up to the first word that is none.
    private func takeShared(_ words: [String], _ index: inout Int, into moved: inout [String]) {
        while index < words.count, isOption(words[index]) {
            let word = words[index]
            guard let takesValue = Self.shared[String(word.prefix { $0 != "=" })] else { return }
            moved.append(word)
            index += 1
            guard takesValue, !word.contains("="), index < words.count else { continue }
            moved.append(words[index])
            index += 1
        }
    }

    private func known(_ word: String, among names: [String], after path: [String]) throws(CommandFailure) -> String {
        if names.contains(word) || word == "help" || word == "--" { return word }
        let whole = (["relayctl"] + path).joined(separator: " ")
        let hint = NearWord.suggestion(for: word, among: names.sorted()).map { ": did you mean '\(whole) \($0)'?" }
        throw .usage("unknown command \(word.quoted)" + (hint ?? ", see '\(whole) --help'"))
    }

    /// The words behind `help` are commands too, and may be mistyped.
    private func checkHelp(_ words: ArraySlice<String>) throws(CommandFailure) {
        let words = words.prefix { !$0.hasPrefix("-") }
        guard let first = words.first else { return }
        let command = try known(first, among: Array(commands.keys), after: [])
        guard let second = words.dropFirst().first, let nested = commands[command], !nested.isEmpty else { return }
        _ = try known(second, among: nested, after: [command])
    }

    /// A password in an argument can be read by every user of the machine (RULES: S1).
    private func refusePassword(_ words: [String]) throws(CommandFailure) {
        let words = words.prefix { $0 != "--" }
        if words.contains(where: { $0 == "--secret" || $0.hasPrefix("--secret=") }) {
            throw .usage(
                "there is no --secret, which every user of this machine could read: "
                    + "use --secret-file, --secret-env, --env-file or --secret-prompt")
        }
        guard words.contains(where: { $0 == "--password" || $0.hasPrefix("--password=") }) else { return }
        throw .usage(
            "there is no --password, which every user of this machine could read: "
                + "use --password-stdin, --password-file or --password-command")
    }

    private func refuseHelpClusters(_ words: [String]) throws(CommandFailure) {
        for word in words {
            if word == "--" { return }
            let isCluster = word.hasPrefix("-") && !word.hasPrefix("--") && word.utf8.count > 2
            guard isCluster, word.dropFirst().prefix(while: { $0 != "=" }).contains("h"), word != "-help" else {
                continue
            }
            throw .usage("unknown option \(word.quoted): a text that begins with '-' goes after '--'")
        }
    }
}

extension ArgumentOrder.Arranged {
    /// A flag that the parser would know costs the smallest command more than its budget has.
    fileprivate mutating func takeRedact() {
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        guard let index = rest[..<end].firstIndex(of: "--redact") else { return }
        rest.remove(at: index)
        redacts = true
    }
}
