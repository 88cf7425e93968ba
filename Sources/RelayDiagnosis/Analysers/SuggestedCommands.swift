import RelayBytes
import RelayEvidence

// The commands that findings suggest, for the target that was probed.
extension Bundle {
    /// The target as the suggested commands name it: a word, or options and theirs.
    var targetWord: String { ShellWord.quoteEach(target.name) }

    /// The command that gets a new token.
    var loginCommand: String {
        login.facts.map { loginCommand(as: $0.username) } ?? "relayctl login \(targetWord)"
    }

    /// The login of a user.
    func loginCommand(as user: String) -> String { "relayctl login \(targetWord) -u \(ShellWord.quote(user))" }

    /// The probe of another path at the same place.
    func probeCommand(path: String) -> String { "relayctl probe \(ShellWord.quote(socketOrigin + path))" }

    func servedPath(_ path: String) -> Finding.Remedy {
        Finding.Remedy("use the path that is served", command: probeCommand(path: path))
    }

    /// `ws://localhost:8000`, for commands with another path.
    private var socketOrigin: String {
        let url = target.url
        guard let mark = url.firstRange(of: "://"), let slash = url[mark.upperBound...].firstIndex(of: "/") else {
            return url
        }
        return String(url[..<slash])
    }

    /// The probe that looks at the channel layer's Redis as well.
    var askRedisCommand: String { "relayctl probe \(targetWord) --redis redis://localhost:6379" }

    /// The command that asks the application past the proxy.
    var pastProxyCommand: String { "relayctl probe \(targetWord) --direct http://127.0.0.1:8000" }
}
