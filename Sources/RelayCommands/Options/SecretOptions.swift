import ArgumentParser

/// Where an HMAC secret is read. There is no option that takes the secret itself: every user of the machine could read it.
struct SecretOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File with the HMAC secret.", valueName: "file"))
    var secretFile: String?

    @Option(help: ArgumentHelp("Variable that holds the secret.", valueName: "name"))
    var secretEnv: String?

    @Option(
        name: .customLong("secret-fd"), help: ArgumentHelp("Open descriptor to read the secret from.", valueName: "n"))
    var secretFD: String?

    @Flag(help: "Read the secret from stdin; the token is then an argument or @FILE.")
    var secretStdin = false

    @Flag(help: "Ask for the secret on the terminal, without echo.")
    var secretPrompt = false

    @Option(
        help: ArgumentHelp("raw (default), text, base64, base64url or hex.", valueName: "encoding"),
        completion: .list(["raw", "text", "base64", "base64url", "hex"]))
    var secretEncoding: String?

    @Option(help: ArgumentHelp("Take the secret from the application's .env file (repeatable).", valueName: "file"))
    var envFile: [String] = []

    @Option(help: ArgumentHelp("Its variable in that file (default: SECRET_KEY).", valueName: "name"))
    var envVar: String?
}
