/// Whether a client compresses: the words of `--compression`.
package enum CompressionChoice: String, CaseIterable, Equatable, Sendable {
    /// Offers permessage-deflate as browsers do, and goes without it if the server declines.
    case auto
    /// Offers nothing.
    case off
    /// Offers it, and takes a server that declines for one that breaks the opening handshake.
    case require
}

extension UpgradeRequest {
    /// Offers compression as chosen; `off` leaves the request as it stands.
    package mutating func offer(_ compression: CompressionChoice) {
        guard compression != .off else { return }
        if deflate == nil { deflate = .browser }
        requiresDeflate = compression == .require
    }
}
