import ArgumentParser

/// What a request says of its sender: the opening handshake and the requests of the API alike.
protocol SenderWords {
    var origin: String? { get }
    var header: [String] { get }
    var host: String? { get }
    var cookie: String? { get }
    var auth: String? { get }
    var userAgent: String? { get }
}

/// The same as options of a command that asks the API alone. `IdentityOptions` repeats them: a group within a group costs
/// each start of `ws` and `probe` a million instructions.
package struct SenderOptions: ParsableArguments, SenderWords {
    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("Origin: a URL, auto, none or null.", valueName: "url"))
    var origin: String?

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp("Header, 'Name: value', or @FILE with one a line (repeatable).", valueName: "header"))
    var header: [String] = []

    @Option(help: ArgumentHelp("Host header.", valueName: "host"))
    var host: String?

    @Option(name: [.customShort("b"), .long], help: ArgumentHelp("Cookie header.", valueName: "cookies"))
    var cookie: String?

    @Option(help: ArgumentHelp("Basic authentication, 'user:@FILE'.", valueName: "user"))
    var auth: String?

    @Option(name: [.customShort("A"), .long], help: ArgumentHelp("User-Agent.", valueName: "text"))
    var userAgent: String?

    package init() {}
}
