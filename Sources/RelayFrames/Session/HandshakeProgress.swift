/// What only the opening handshake needs.
struct HandshakeProgress: Equatable, Sendable {
    var reader: HeadReader
    let request: UpgradeRequest?
    /// Client: the body of a refusal.
    var body: RefusalBody?
    /// Client: the status of a refusal.
    var status = 0
}
