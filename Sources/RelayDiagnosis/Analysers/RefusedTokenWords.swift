import RelayBytes
import RelayEvidence

/// The cause in a token that shows no fault of its own: by the API's words, and by a token of a fresh login beside it.
enum RefusedTokenWords {
    static func cause(_ token: DecodedToken, _ bundle: Bundle) -> Finding? {
        switch APIVerdict(bundle) {
        case .refuses(let answer): judged(answer, token, bundle)
        case .fails: UnreadableClaim.cause(token, bundle)
        // Nothing but a fresh token speaks against it.
        case .silent:
            bundle.outcome(of: .freshLogin)?.kind == .open ? unfit(token, bundle) : RefusalWords.cause(token, bundle)
        case .accepts: nil
        }
    }

    /// What the API's own words decide.
    private static func judged(_ answer: SimpleJWTAnswer?, _ token: DecodedToken, _ bundle: Bundle) -> Finding {
        judged(
            answer.map(TokenComplaint.init) ?? .unknown, RefusedTokenAnalyser.said(bundle), token, bundle)
    }

    /// What a complaint decides, and who made it.
    static func judged(
        _ complaint: TokenComplaint, _ said: [String], _ token: DecodedToken, _ bundle: Bundle
    ) -> Finding {
        func finding(_ code: FindingCode, _ summary: String) -> Finding {
            RefusedTokenAnalyser.finding(code, summary, said, bundle)
        }
        switch complaint {
        case .userInactive:
            var found = finding(.upgradeUserInactive, "the user is inactive")
            // The login does not let an inactive user in either.
            found.remedies = [
                Finding.Remedy(
                    "set is_active of the user on the server, or log in as another",
                    command: bundle.loginCommand(as: "NAME"))
            ]
            return found
        case .userUnknown: return finding(.upgradeUserUnknown, "the user does not exist")
        case .revoked: return finding(.upgradeTokenClaims, "the server has revoked the token")
        // simplejwt takes a text for a number, and the number for a time.
        case .expired where token.expires == nil:
            return finding(.upgradeTokenClaims, "the token's exp is no number")
        case .expired:
            return finding(
                .upgradeTokenExpired, "the server calls the token expired, this machine does not: a clock is wrong")
        case .notYetValid: return finding(.upgradeTokenNotYetValid, "the server calls the token not valid yet")
        case .wrongType: return finding(.upgradeTokenWrongType, "the token has the wrong type")
        case .claims: return finding(.upgradeTokenClaims, "the token lacks a claim")
        case .algorithm:
            return finding(
                .upgradeTokenAlgorithm, "the server does not accept the algorithm \(Printable.escape(token.algorithm))")
        case .signature: return signature(said, bundle, isSaid: true)
        case .invalid: return unfit(token, bundle)
        case .unknown: return lacking(token, said, bundle) ?? unfit(token, bundle)
        }
    }

    /// simplejwt always writes these claims; in words that are not known here, that one of them alone is absent is the
    /// likeliest complaint. Other issuers write fewer.
    private static func lacking(_ token: DecodedToken, _ said: [String], _ bundle: Bundle) -> Finding? {
        guard token.algorithm.asciiLowercased != "none", token.missing.count == 1, let name = token.missing.first else {
            return nil
        }
        var found = RefusedTokenAnalyser.finding(
            .upgradeTokenClaims, "the token lacks the claim \(name)", said, bundle)
        found.confidence = .likely
        found.untested = ["another key than the server's"]
        return found
    }

    /// Signature, algorithm, or a claim that a fresh token has.
    private static func unfit(_ token: DecodedToken, _ bundle: Bundle) -> Finding {
        let said = RefusedTokenAnalyser.said(bundle)
        let fresh = bundle.freshToken
        if token.algorithm.asciiLowercased == "none" {
            return RefusedTokenAnalyser.finding(
                .upgradeTokenAlgorithm, "no server accepts the algorithm none", said, bundle)
        }
        if let fresh {
            if fresh.algorithm != token.algorithm {
                return RefusedTokenAnalyser.finding(
                    .upgradeTokenAlgorithm,
                    "the server does not accept the algorithm \(Printable.escape(token.algorithm))",
                    said + ["a fresh token is signed with \(Printable.escape(fresh.algorithm))"], bundle)
            }
            if let issued = token.issuedAt, let now = fresh.issuedAt, issued > now + 1 {
                return RefusedTokenAnalyser.finding(
                    .upgradeTokenNotYetValid, "the token is from the future of the server's clock",
                    said + ["a fresh token's iat is \(issued - now) s before this one's"], bundle)
            }
            if let name = token.missing.first(where: { !fresh.missing.contains($0) }) {
                return RefusedTokenAnalyser.finding(
                    .upgradeTokenClaims, "the token lacks the claim \(name)", said + ["a fresh token has it"], bundle)
            }
            if let (name, ours, theirs) = token.difference(from: fresh) {
                return RefusedTokenAnalyser.finding(
                    .upgradeTokenClaims, "the token's \(name) is not the server's",
                    said + ["a fresh token has the \(name) \(shown(theirs)), this one has \(shown(ours))"], bundle)
            }
        } else if token.algorithm.hasPrefix("HS"), token.algorithm != "HS256" {
            var found = RefusedTokenAnalyser.finding(
                .upgradeTokenAlgorithm, "the server does not accept the algorithm \(Printable.escape(token.algorithm))",
                said + ["simplejwt signs with HS256 unless it is told otherwise"], bundle)
            found.confidence = .likely
            found.untested = ["a server that is set to this algorithm and has another key"]
            return found
        }
        return signature(said, bundle, isSaid: false)
    }

    private static func shown(_ claim: String?) -> String {
        claim.map { Printable.excerpt($0.utf8, limit: 60) } ?? "none"
    }

    private static func signature(_ said: [String], _ bundle: Bundle, isSaid: Bool) -> Finding {
        var found = RefusedTokenAnalyser.finding(
            .upgradeTokenSignature, "the server does not accept the token's signature", said, bundle)
        if !isSaid {
            found.because.append("its claims are in order on this machine's clock")
            found.confidence = .likely
            found.untested = ["another algorithm than the server's", "an audience or issuer that the server demands"]
        }
        found.remedies = [
            Finding.Remedy(
                "hold it against the server's SECRET_KEY",
                command: "relayctl token verify --secret-env SECRET_KEY --dialect simplejwt")
        ]
        return found
    }
}
