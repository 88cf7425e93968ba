import RelayBytes
import RelayEvidence

/// proxy.refused: the proxy gave no tunnel.
enum ProxyAnalyser: Analyser {
    static func findings(_ bundle: Bundle) -> [Finding] {
        guard case .failed(let failure)? = bundle.proxy.facts, let proxy = bundle.target.proxy else { return [] }
        return [
            Finding(
                .proxyRefused, at: .proxy, "the proxy \(proxy.url) gives no tunnel",
                because: ["it says: \(ProxyStage.words(failure))", "it was chosen by \(proxy.source)"],
                remedies: [remedy(failure, proxy, bundle)])
        ]
    }

    private static func remedy(_ failure: ProxyFailure, _ proxy: ProxyFacts, _ bundle: Bundle) -> Finding.Remedy {
        if failure == .authenticationRefused {
            return Finding.Remedy(
                "give the proxy a user name and password, 'user:password' in a file",
                command: "relayctl probe \(bundle.targetWord) --proxy \(ShellWord.quote(proxy.url)) --proxy-auth @FILE")
        }
        return Finding.Remedy(
            "try without the proxy", command: "relayctl probe \(bundle.targetWord) --noproxy '*'")
    }
}
