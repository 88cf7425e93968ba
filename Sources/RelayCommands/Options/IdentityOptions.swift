import ArgumentParser

/// What the opening handshake says of its sender and offers to the server.
package struct IdentityOptions: ParsableArguments, SenderWords {
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

    @Option(
        name: [.customShort("s"), .long], help: ArgumentHelp("Subprotocol to offer (repeatable).", valueName: "name"))
    var subprotocol: [String] = []

    @Option(help: ArgumentHelp("browser: one of the offered must be selected; rfc: none may be.", valueName: "policy"))
    var subprotocolPolicy: String?

    @Option(
        help: ArgumentHelp("permessage-deflate: auto (default), off or require.", valueName: "when"),
        completion: .list(["auto", "off", "require"]))
    var compression: String?

    // What a browser's "Copy as cURL" adds for curl alone.
    @Flag(help: .hidden)
    var compressed = false

    @Flag(name: .customLong("http1.1"), help: .hidden)
    var http11 = false

    @Flag(name: [.customShort("g"), .long], help: .hidden)
    var globoff = false

    @Option(name: [.customShort("X"), .long], help: .hidden)
    var request: String?

    package init() {}

    /// The words that mean nothing here, as they are written.
    var fromBrowser: [String] {
        let flags = [("--compressed", compressed), ("--http1.1", http11), ("--globoff", globoff)]
        return flags.filter(\.1).map(\.0) + (request == nil ? [] : ["--request"])
    }
}

/// The words of `--subprotocol-policy`.
enum PolicyWord: String, CaseIterable {
    case browser, rfc
}
