import ArgumentParser

/// What the opening handshake says of its sender.
struct IdentityOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("Origin: a URL, auto, none or null.", valueName: "url"))
    var origin: String?

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp("Header to add, 'Name: value' (repeatable).", valueName: "header"))
    var header: [String] = []

    @Option(name: [.customShort("A"), .long], help: ArgumentHelp("User-Agent.", valueName: "text"))
    var userAgent: String?

    @Option(
        name: [.customShort("s"), .long], help: ArgumentHelp("Subprotocol to offer (repeatable).", valueName: "name"))
    var subprotocol: [String] = []

    @Option(help: ArgumentHelp("browser: one of the offered must be selected; rfc: none may be.", valueName: "policy"))
    var subprotocolPolicy: PolicyWord = .browser
}

/// The words of `--subprotocol-policy`.
enum PolicyWord: String, CaseIterable, ExpressibleByArgument {
    case browser, rfc
}
