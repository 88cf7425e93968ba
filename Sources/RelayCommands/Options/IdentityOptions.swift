import ArgumentParser

/// What the opening handshake says of its sender and offers to the server.
package struct IdentityOptions: ParsableArguments {
    @OptionGroup var sender: SenderOptions

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
