import RelayEvidence

/// A judge of one kind of trouble: evidence in, findings out, nothing else touched.
///
/// It calls every cause an error; `Diagnosis` leaves that to the one that decides the verdict.
package protocol Analyser: SendableMetatype {
    static func findings(_ bundle: Bundle) -> [Finding]
}

/// Every analyser, in the order in which their findings are read.
package enum Analysers {
    package static let all: [any Analyser.Type] = [
        ResolutionAnalyser.self, ConnectAnalyser.self, ProxyAnalyser.self, CertificateAnalyser.self,
        ExpiringCertificateAnalyser.self,
        TLSHandshakeAnalyser.self, PlainRequestAnalyser.self, HostAnalyser.self, LoginAnalyser.self,
        UnusableTokenAnalyser.self, FlappingAnalyser.self,
        RefusedTokenAnalyser.self, RefusedAuthenticationAnalyser.self, RefusedOriginAnalyser.self,
        ServerErrorAnalyser.self, GatewayAnalyser.self,
        HeadTooLargeAnalyser.self, InvalidHandshakeAnalyser.self, ExpectedStatusAnalyser.self,
        DroppedHandshakeAnalyser.self, SilenceAnalyser.self, SecondConnectionAnalyser.self, SessionAnalyser.self,
        IdleAnalyser.self,
        MessageAnalyser.self, RedisAnalyser.self, APIAnalyser.self,
    ]
}

extension Bundle {
    /// The target as the suggested commands name it: a word, or options and theirs.
    var targetWord: String {
        target.name.split(separator: " ").map { ShellWord.quote(String($0)) }.joined(separator: " ")
    }

    /// The response of a refused handshake.
    var refusal: HTTPFacts? {
        guard case .refused(let response)? = upgrade.facts?.outcome else { return nil }
        return response
    }

    /// Whether http, token and me have the word: no handshake was sent, or it succeeded (PRODUCT: probe, exit).
    var evidenceSpeaks: Bool { upgrade.facts?.isOpen ?? true }

    /// The command that gets a new token.
    var loginCommand: String {
        login.facts.map { loginCommand(as: $0.username) } ?? "relayctl login \(targetWord)"
    }

    /// The login of a user.
    func loginCommand(as user: String) -> String { "relayctl login \(targetWord) -u \(ShellWord.quote(user))" }
}
