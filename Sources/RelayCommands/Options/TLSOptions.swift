import ArgumentParser

/// What TLS trusts, shows and insists on.
package struct TLSOptions: ParsableArguments {
    @Option(
        name: [.customLong("ca"), .customLong("cacert")],
        help: ArgumentHelp("CA certificates to trust (PEM).", valueName: "file"))
    var ca: String?

    @Option(help: ArgumentHelp("The client's certificate with its chain (PEM).", valueName: "file"))
    var cert: String?

    @Option(help: ArgumentHelp("The key of --cert, where it is not in the same file (PEM).", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("File with the passphrase of the key.", valueName: "file"))
    var passphraseFile: String?

    @Flag(
        name: [.customShort("n"), .customShort("k"), .customLong("no-check"), .customLong("insecure")],
        help: "Go on with a certificate that fails; its verdict is still shown.")
    var insecure = false

    @Option(help: ArgumentHelp("Name for SNI and the certificate.", valueName: "name"))
    var servername: String?

    @Option(help: ArgumentHelp("Lowest version: 1.0, 1.1, 1.2 (default) or 1.3.", valueName: "version"))
    var tlsMin: String?

    @Flag(help: "Refuse to send a token to another machine without TLS.")
    var requireTLS = false

    package init() {}
}
