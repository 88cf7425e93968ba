import ArgumentParser

/// Whose password, and where it is read. There is no option that takes the password itself.
struct LoginOptions: ParsableArguments {
    @Option(name: [.customShort("u"), .long], help: ArgumentHelp("User to log in as.", valueName: "name"))
    var username: String?

    @Flag(help: "Read the password from stdin.")
    var passwordStdin = false

    @Option(help: ArgumentHelp("File with the password.", valueName: "file"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("Command whose first line of output is the password.", valueName: "command"))
    var passwordCommand: String?
}
