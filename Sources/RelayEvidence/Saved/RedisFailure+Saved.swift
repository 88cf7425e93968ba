import RelayBytes
import RelayRESP

extension RedisFailure: SavedFact {
    var saved: JSONValue {
        switch self {
        case .notResolved(let text): .kind("not-resolved", ["text": text.saved])
        case .unreachable: .kind("unreachable")
        case .tls(let failure): .kind("tls", ["failure": failure.saved])
        case .untrusted(let verification): .kind("untrusted", ["verification": verification.saved])
        case .wantsTLS: .kind("wants-tls")
        case .wantsPlain: .kind("wants-plain")
        case .notRedis(let fault): .kind("not-redis", ["fault": fault.saved])
        case .authenticationRequired(let error): .kind("authentication-required", ["error": error.saved])
        case .authenticationRefused(let error): .kind("authentication-refused", ["error": error.saved])
        case .protectedMode(let error): .kind("protected-mode", ["error": error.saved])
        case .maximumClients(let error): .kind("maximum-clients", ["error": error.saved])
        case .loading(let error): .kind("loading", ["error": error.saved])
        case .noSuchDatabase(let error): .kind("no-such-database", ["error": error.saved])
        case .hung(let command): .kind("hung", ["command": command.saved])
        case .closed(let command, let errno): .kind("closed", ["command": command.saved, "errno": errno.saved])
        case .interrupted: .kind("interrupted")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "not-resolved": self = .notResolved(text: try saved.text("text"))
        case "unreachable": self = .unreachable
        case "tls": self = .tls(try saved.fact("failure"))
        case "untrusted": self = .untrusted(try saved.fact("verification"))
        case "wants-tls": self = .wantsTLS
        case "wants-plain": self = .wantsPlain
        case "not-redis": self = .notRedis(try saved.fact("fault"))
        case "authentication-required": self = .authenticationRequired(try saved.fact("error"))
        case "authentication-refused": self = .authenticationRefused(try saved.fact("error"))
        case "protected-mode": self = .protectedMode(try saved.fact("error"))
        case "maximum-clients": self = .maximumClients(try saved.fact("error"))
        case "loading": self = .loading(try saved.fact("error"))
        case "no-such-database": self = .noSuchDatabase(try saved.fact("error"))
        case "hung": self = .hung(command: try saved.fact("command"))
        case "closed": self = .closed(command: try saved.fact("command"), errno: try saved.fact("errno"))
        case "interrupted": self = .interrupted
        default: throw saved.unknownKind
        }
    }
}
