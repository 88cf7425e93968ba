import RelayBytes
import RelayEvidence

/// A login that fails for what is on the way to it, as every request would: the cause has its own code.
enum LoginWay {
    static func finding(
        _ facts: LoginFacts, at stage: StageName, _ said: [String], _ bundle: Bundle
    ) -> Finding? {
        switch facts.outcome {
        case .serverError:
            // A 500 is the application's own.
            guard let status = facts.status else { return nil }
            return GatewayCause(answer(status, bundle))?.finding(at: stage, said, bundle)
        case .redirected(let location?) where leaves(location, bundle):
            return Finding(
                .upgradeRedirect, at: stage, "the server redirects to another address", because: said,
                remedies: [
                    Finding.Remedy(
                        "use the address it names",
                        command: origin(of: location).map { "relayctl probe \(ShellWord.quote($0))" })
                ])
        case .unexpected, .refused:
            guard facts.status == 400, case .answered(let plain)? = bundle.http.facts else { return nil }
            if BadRequest(plain) == .clientCertificate { return ClientCertificate.finding(at: stage, said, bundle) }
            guard HostAnalyser.isRefusal(plain) else { return nil }
            return HostAnalyser.finding(at: stage, said + ["a GET without a token is answered 400 too"], bundle)
        case .failed(.timedOut):
            guard case .failed(.timedOut)? = bundle.http.facts else { return nil }
            return Finding(
                .upgradeServerSilent, at: stage, "the server takes requests and says nothing",
                because: said + ["a GET without a token gets no answer either"],
                untested: ["a stopped or hung process", "a proxy or firewall that swallows the answer"],
                remedies: [Finding.Remedy("is the process stuck?", command: "systemctl status relaydesk-daphne")])
        case .failed(.closed) where ClientCertificate.unseen(at: stage, bundle) != nil:
            return ClientCertificate.unseen(at: stage, bundle)
        case .failed:
            guard let control = bundle.outcome(of: .noToken), control.reason == HTTP2.words else { return nil }
            return SilenceAnalyser.http2(at: stage)
        default: return nil
        }
    }

    /// The answer to the plain request where it is of the same status, since the login's own body is not kept.
    private static func answer(_ status: Int, _ bundle: Bundle) -> HTTPFacts {
        if case .answered(let plain)? = bundle.http.facts, plain.status == status { return plain }
        return HTTPFacts(status: status, reason: "", fields: [], body: [])
    }

    /// Whether the location has another scheme, host or port.
    private static func leaves(_ location: String, _ bundle: Bundle) -> Bool {
        origin(of: location).map { $0 != bundle.target.apiOrigin } ?? false
    }

    /// The scheme, host and port of an absolute address.
    static func origin(of location: String) -> String? {
        guard let mark = location.firstRange(of: "://"), location.hasPrefix("http") else { return nil }
        let rest = location[mark.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return location[..<mark.upperBound] + String(rest)
    }
}
