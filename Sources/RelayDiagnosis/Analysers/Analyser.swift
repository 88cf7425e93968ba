import RelayEvidence

/// A judge of one kind of trouble: evidence in, findings out, nothing else touched.
package protocol Analyser: SendableMetatype {
    static func findings(_ bundle: Bundle) -> [Finding]
}

/// Every analyser, in the order in which their findings are read.
package enum Analysers {
    package static let all: [any Analyser.Type] = [
        ResolutionAnalyser.self, ConnectAnalyser.self, ProxyAnalyser.self, CertificateAnalyser.self,
        TLSHandshakeAnalyser.self, HostAnalyser.self, LoginAnalyser.self, UnusableTokenAnalyser.self,
        RefusedTokenAnalyser.self, RefusedOriginAnalyser.self, ServerErrorAnalyser.self, GatewayAnalyser.self,
        InvalidHandshakeAnalyser.self, SilenceAnalyser.self, SessionAnalyser.self, MessageAnalyser.self,
        RedisAnalyser.self,
    ]
}

extension Bundle {
    /// The target as the suggested commands name it.
    var targetWord: String { target.name }

    /// The response of a refused handshake.
    var refusal: HTTPFacts? {
        guard case .refused(let response)? = upgrade.facts?.outcome else { return nil }
        return response
    }

    /// The command that gets a new token.
    var loginCommand: String {
        let user = login.facts.map { " -u \($0.username)" } ?? ""
        return "relayctl login \(targetWord)\(user)"
    }
}
