import RelayBytes
import RelayClient
import RelayDiagnosis

// Who else takes part in broadcast.
extension ProbePlanner {
    /// The user of `--username2`, who logs in by password.
    func secondUser(_ limit: Instant?) throws(CommandFailure) -> Credentials? {
        switch (command.username2, command.passwordFile2) {
        case (nil, nil): return nil
        case (let name?, let path?):
            try CredentialsChoice.check(username: name, option: "--username2")
            let sources = SecretSources(environment: environment, deadline: limit)
            let password = try sources.file(path, option: "--password-file2")
            guard !password.isEmpty else { throw CommandFailure(.malformedInput, "--password-file2: it is empty") }
            return Credentials(username: name, password: password)
        case (_?, nil): throw .usage("--username2 needs --password-file2")
        case (nil, _?): throw .usage("--password-file2 needs --username2")
        }
    }

    /// A backend of `--direct`: its own host and port, and where it names no path, the target's.
    func backend(_ word: String, like target: ResolvedTarget) throws(CommandFailure) -> ResolvedTarget {
        let url: AbsoluteURL
        let socket: AbsoluteURL
        do throws(URLFault) {
            url = try TargetResolver.parse(word)
            let plain = url.with(scheme: url.scheme.webSocket)
            let hasPath = !url.path.isEmpty && url.path != "/"
            socket = hasPath ? plain : try plain.with(path: target.url.path, query: target.url.query)
        } catch {
            throw .usage("--direct \(word.quotedAddress) is not an address: \(error)")
        }
        guard url.userinfo == nil, [.http, .https, .ws, .wss].contains(url.scheme) else {
            throw .usage("--direct \(word.quotedAddress) is not http, https, ws or wss")
        }
        var backend = target
        backend.isDemo = false
        backend.url = socket
        return backend
    }
}
