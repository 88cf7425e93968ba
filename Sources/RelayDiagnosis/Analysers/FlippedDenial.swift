import RelayBytes
import RelayEvidence

/// What an experiment shows that was accepted where the handshake was refused for authentication.
enum FlippedDenial {
    /// Nil where the Origin was changed: that is another's word.
    static func finding(_ flip: ExperimentRecord, _ bundle: Bundle) -> Finding? {
        let because = [bundle.tokenStanding, "with \(flip.changed) the same handshake is accepted"]
        switch flip.experiment {
        case .tokenByQuery: return TokenDeliveryCause.byQuery(because, bundle)
        case .tokenBySubprotocol: return TokenDeliveryCause.unread(because, "subprotocol", bundle)
        case .tokenByHeader: return TokenDeliveryCause.unread(because, "header", bundle)
        case .otherSlash: return MissingSlash.finding(because, bundle)
        case .freshLogin where APIVerdict(bundle) == .accepts:
            return Finding(
                .upgradeApplicationRefused, .error, .likely, at: .upgrade,
                "the application refuses this token's user, and lets in the one who logs in", because: because,
                untested: ["a claim that the socket looks at and the API does not"],
                remedies: [Finding.Remedy("compare the two users", command: "relayctl whoami \(bundle.targetWord)")])
        case .freshLogin:
            return Finding(
                .upgradeTokenSignature, .error, .likely, at: .upgrade, "the server does not accept this token",
                because: because, untested: ["which of its parts the server does not like"],
                remedies: [Finding.Remedy("use the token of a new login", command: bundle.loginCommand)])
        case .otherPath(let path) where !bundle.isOtherRoom(path):
            return Finding(
                .upgradeNoRoute, .error, .likely, at: .upgrade, "this path is refused, and another is not",
                because: because, untested: ["the application refuses this user at this path"],
                remedies: [bundle.servedPath(path)])
        case .otherPath:
            return Finding(
                .upgradeApplicationRefused, at: .upgrade, "the application refuses this user at this path",
                because: because,
                remedies: [
                    Finding.Remedy.log("is the user a member of this room?")
                ])
        case .direct:
            return Finding(
                .upgradeOtherStatus, at: .upgrade, "the proxy in front refuses, the application does not",
                because: because,
                remedies: [Finding.Remedy("look for deny and auth rules", command: bundle.showProxyCommand)])
        default: return nil
        }
    }
}
