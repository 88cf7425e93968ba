import ArgumentParser

/// Which service: the words from which an address, a room and a profile are resolved.
package struct TargetOptions: ParsableArguments {
    @Argument(help: "URL (http https ws wss), host, or profile; 'demo' starts a relay of its own.")
    var target: String?

    @Option(name: [.customShort("c"), .long], help: ArgumentHelp("The target, as wscat takes it.", valueName: "url"))
    var connect: String?

    @Option(help: ArgumentHelp("Profile to use when no target is given.", valueName: "name"))
    var profile: String?

    @Option(help: ArgumentHelp("Room of the chat (default: test-room).", valueName: "name"))
    var room: String?

    @Option(
        help: ArgumentHelp("The application's own .env file (repeatable; later ones win).", valueName: "file"))
    var envFile: [String] = []

    package init() {}
}
