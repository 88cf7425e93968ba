import ArgumentParser

/// Which token is sent, and how.
package struct TokenOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File with the token; '-' is stdin.", valueName: "file"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("The token; every user of this machine can read it here.", valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("Variable that holds the token.", valueName: "name"))
    var tokenEnv: String?

    @Flag(help: "Send no token.")
    var noToken = false

    @Option(
        help: ArgumentHelp("subprotocol (default), query, header or none.", valueName: "mode"),
        completion: .list(AuthMode.allCases.map(\.rawValue)))
    var authMode: String?

    @Option(help: ArgumentHelp("First subprotocol, or word before the token (default: Bearer).", valueName: "word"))
    var authScheme: String?

    @Option(
        name: .customLong("query-name"),
        help: ArgumentHelp("Query parameter for --auth-mode query (default: token).", valueName: "name"))
    var givenQueryName: String?

    var queryName: String { givenQueryName ?? "token" }

    package init() {}
}

/// The words of `--auth-mode`.
enum AuthMode: String, CaseIterable {
    case subprotocol, query, header, none
}
