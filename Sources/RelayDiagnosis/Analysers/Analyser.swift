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
