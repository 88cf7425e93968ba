/// What a line that begins with a slash asks for.
package enum SlashCommand: Equatable, Sendable {
    case help
    /// At most 125 bytes.
    case ping([UInt8])
    /// 1000 when none is given, and a reason of at most 123 bytes.
    case close(code: UInt16, reason: String)
    case quit
    case status
    case headers
    case token
    case tls
    /// On, off, or nil: the other way round.
    case frames(Bool?)
    case binary([UInt8])
    case file(String)
    case repeated(Int, String)
    case reconnect
    case save(String)
    /// A code, or nil: the last ending.
    case explain(String)
    case chat(String)
}

extension SlashCommand {
    /// One row of the help.
    package struct Entry: Equatable, Sendable {
        package let name: String
        /// The words behind the name, optional ones in brackets.
        package let words: String
        package let about: String
    }

    /// Every command, in the order of the help.
    package static let all: [Entry] = [
        Entry(name: "help", words: "", about: "this list"),
        Entry(name: "ping", words: "[DATA]", about: "send a ping; its round trip is shown"),
        Entry(name: "close", words: "[CODE [REASON]]", about: "begin the closing handshake (1000)"),
        Entry(name: "quit", words: "", about: "close with 1000 and leave"),
        Entry(name: "status", words: "", about: "uptime, counts, round trip, subprotocol, extension"),
        Entry(name: "headers", words: "", about: "the request and the response, masked"),
        Entry(name: "token", words: "", about: "the claims of the token and its time left"),
        Entry(name: "tls", words: "", about: "protocol, cipher and certificate"),
        Entry(name: "frames", words: "[on|off]", about: "show pings, pongs and closes"),
        Entry(name: "binary", words: "HEX|BASE64", about: "send a binary message"),
        Entry(name: "file", words: "PATH", about: "send a file: text if it is UTF-8, else binary"),
        Entry(name: "repeat", words: "N MESSAGE", about: "send a message N times"),
        Entry(name: "reconnect", words: "", about: "close and connect again"),
        Entry(name: "save", words: "FILE", about: "write what was sent and received, masked"),
        Entry(name: "explain", words: "CODE", about: "a finding, exit status or close code"),
        Entry(name: "chat", words: "TEXT", about: "send TEXT in the profile's message"),
    ]

    /// What Tab completes.
    package static let completion = Completion(all.map { "/\($0.name)" } + ["/frames on", "/frames off"])

    /// The rows of `/help`.
    package static var helpRows: [String] {
        all.map { entry in
            let call = "/\(entry.name)" + (entry.words.isEmpty ? "" : " \(entry.words)")
            return call + String(repeating: " ", count: max(1, 24 - call.count)) + entry.about
        } + ["//TEXT                  send /TEXT"]
    }
}
