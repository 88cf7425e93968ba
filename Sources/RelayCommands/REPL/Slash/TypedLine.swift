import RelayBytes
import RelayFrames

/// A finished line, understood: a message, or a command.
package enum TypedLine: Equatable, Sendable {
    case message(String)
    case command(SlashCommand)

    /// Why a line that begins with a slash is no command; nothing is sent.
    package struct Fault: Error, Equatable, Sendable {
        /// One line, lower case, safe for a terminal.
        package let text: String
    }

    /// Reads a finished line. `//x` is the message `/x`; a pasted block is a message whatever it begins with.
    package init(_ submission: Submission) throws(Fault) {
        let text = submission.text
        guard text.hasPrefix("/"), !submission.isVerbatim else {
            self = .message(text)
            return
        }
        guard !text.hasPrefix("//") else {
            self = .message(String(text.dropFirst()))
            return
        }
        let name = String(text.dropFirst().prefix { !$0.isWhitespace })
        let rest = String(text.dropFirst(name.count + 1).drop { $0 == " " })
        self = .command(try Self.command(name, rest))
    }

    private static func command(_ name: String, _ rest: String) throws(Fault) -> SlashCommand {
        switch name {
        case "help", "?": return .help
        case "ping": return .ping(try Self.ping(rest))
        case "close": return try Self.close(rest)
        case "quit", "exit", "q": return .quit
        case "status": return .status
        case "headers": return .headers
        case "token": return .token
        case "tls": return .tls
        case "frames": return .frames(try Self.onOrOff(rest))
        case "binary": return .binary(try Self.binary(rest))
        case "file": return .file(try Self.word(rest, "/file PATH"))
        case "repeat": return try Self.repeated(rest)
        case "reconnect": return .reconnect
        case "save": return .save(try Self.word(rest, "/save FILE"))
        case "explain": return .explain(try Self.word(rest, "/explain CODE"))
        case "chat": return .chat(try Self.word(rest, "/chat TEXT"))
        default: throw unknown(name)
        }
    }

    private static func unknown(_ name: String) -> Fault {
        let near = NearWord.suggestion(for: name, among: SlashCommand.all.map(\.name))
        let next = near.map { "did you mean /\($0)?" } ?? "see /help"
        return Fault(
            text: "no command \("/\(name)".quoted): \(next) (//\(Printable.excerpt(name.utf8, limit: 20)) sends it)")
    }

    private static func word(_ rest: String, _ usage: String) throws(Fault) -> String {
        if rest.isEmpty { throw Fault(text: "something is missing: \(usage)") }
        return rest
    }

    private static func ping(_ rest: String) throws(Fault) -> [UInt8] {
        let bytes = Array(rest.utf8)
        // RFC 6455 5.5: a control frame carries 125 bytes at most.
        if bytes.count > 125 { throw Fault(text: "a ping carries 125 bytes at most, this is \(bytes.count)") }
        return bytes
    }

    private static func close(_ rest: String) throws(Fault) -> SlashCommand {
        if rest.isEmpty { return .close(code: 1000, reason: "") }
        let number = rest.prefix { $0 != " " }
        guard let code = UInt16(number), code == 1000 || 3000...4999 ~= code else {
            throw Fault(text: "\(String(number).quoted) cannot be sent as a close code: it is 1000 or 3000 to 4999")
        }
        let reason = String(rest.dropFirst(number.count).drop { $0 == " " })
        if reason.utf8.count > 123 {
            throw Fault(text: "a close reason has 123 bytes at most, this is \(reason.utf8.count)")
        }
        return .close(code: code, reason: reason)
    }

    private static func onOrOff(_ rest: String) throws(Fault) -> Bool? {
        switch rest {
        case "": return nil
        case "on": return true
        case "off": return false
        default: throw Fault(text: "\(rest.quoted) is neither on nor off: /frames [on|off]")
        }
    }

    /// Hexadecimal where it can be that, spaces between the digits allowed, else base64.
    private static func binary(_ rest: String) throws(Fault) -> [UInt8] {
        let word = try word(rest, "/binary HEX|BASE64")
        let digits = String(word.filter { $0 != " " })
        let bare = digits.hasPrefix("0x") ? String(digits.dropFirst(2)) : digits
        if let bytes = Hex.decode(bare) { return bytes }
        if let bytes = Base64.decode(digits) ?? Base64URL.decode(digits) { return bytes }
        throw Fault(text: "\(rest.quoted) is neither hexadecimal nor base64")
    }

    private static func repeated(_ rest: String) throws(Fault) -> SlashCommand {
        let number = rest.prefix { $0 != " " }
        guard let count = Int(number), 1...1_000_000 ~= count else {
            throw Fault(text: "\(String(number).quoted) is no count from 1 to 1000000: /repeat N MESSAGE")
        }
        return .repeated(count, try word(String(rest.dropFirst(number.count + 1)), "/repeat N MESSAGE"))
    }
}
