import RelayBytes

/// Secrets that were read, by path: several targets share what stdin or a pipe gives once.
final class ReadOnce {
    private var secrets: [String: Secret] = [:]

    /// The secret of that path; `read` is asked for it once.
    func secret(_ path: String, _ read: () throws(CommandFailure) -> Secret) throws(CommandFailure) -> Secret {
        if let known = secrets[path] { return known }
        let secret = try read()
        secrets[path] = secret
        return secret
    }
}
