import RelayBytes
import RelayEvidence

/// What is known of the Origin beside the handshake itself.
enum OriginRefusal {
    /// Daphne's own words for an Origin that is none (FACTS: row 8).
    static func isInvalid(_ answer: HTTPFacts) -> Bool {
        answer.status == 400 && answer.reason.hasPrefix("HTTP Origin header invalid")
    }

    /// What a server says that refuses for the Origin in words of its own; nil where it does not.
    static func words(_ answer: HTTPFacts) -> String? {
        guard answer.status == 403 || answer.status == 401, answer.body.count < 400 else { return nil }
        let lines = [answer.reason] + answer.body.split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
        let line = lines.first { line in
            let line = line.asciiLowercased
            return complaints.contains { line.place(of: $0) != nil }
        }
        return line.map { Printable.excerpt($0.utf8, limit: 100) }
    }

    /// Of the websockets library, Tornado, nhooyr's and others.
    private static let complaints = [
        "origin header", "invalid origin", "origin not allowed", "origin is not allowed", "cross origin",
        "cross-origin", "request origin", "cors request",
    ]

    /// Daphne did not see an Origin that is none: it does not arrive, or not as it was sent.
    static func isLost(_ bundle: Bundle) -> Bool {
        bundle.isDaphnesRefusal && bundle.outcome(of: .invalidOrigin)?.status == 403
    }

    /// Daphne saw an Origin that is none.
    static func arrives(_ bundle: Bundle) -> Bool { bundle.outcome(of: .invalidOrigin)?.status == 400 }

    /// A 400 without words for an Origin that is none, unless the target's own got the same.
    static func isSuspect(_ bundle: Bundle) -> Bool {
        guard let refusal = bundle.refusal, refusal.status == 400, BadRequest(refusal) == nil,
            let origin = bundle.upgrade.facts?.origin, !isOrigin(origin)
        else { return false }
        return bundle.outcome(of: .targetOrigin)?.status != 400
    }

    /// Whether the text is an origin or `null`, as browsers send it (RFC 6454 section 7).
    static func isOrigin(_ text: String) -> Bool {
        guard text != "null" else { return true }
        guard let mark = text.firstRange(of: "://"), mark.lowerBound > text.startIndex else { return false }
        let rest = text[mark.upperBound...]
        return !rest.isEmpty && !rest.hasPrefix(":") && !rest.contains("/")
    }

    /// Whether a plain GET with the Origin's host as Host has been answered, or would tell nothing.
    static func isKnown(_ bundle: Bundle) -> Bool { status(bundle) != nil }

    /// The host of the Origin is not in ALLOWED_HOSTS.
    static func isUnknownHost(_ bundle: Bundle) -> Bool { status(bundle) == 400 }

    /// The host of the Origin is not in ALLOWED_HOSTS, and no list of origins lets it through all the same.
    static func isProven(_ bundle: Bundle) -> Bool { isUnknownHost(bundle) && !passes(bundle) }

    /// The host of the Origin is in ALLOWED_HOSTS, or it was seen to pass.
    static func isAllowed(_ bundle: Bundle) -> Bool {
        passes(bundle) || status(bundle).map { [200, 401, 403, 404].contains($0) } ?? false
    }

    /// Another path raises, where this one is refused: the application looked for a route, which it does behind the
    /// Origin (FACTS: row 11).
    static func passes(_ bundle: Bundle) -> Bool {
        bundle.experiments.contains { record in
            guard record.outcome.kind == .refused, record.outcome.status == 500 else { return false }
            return switch record.experiment {
            case .unknownPath, .otherPath, .otherSlash: true
            default: false
            }
        }
    }

    /// A path that no route has is refused as this one is: it is not the route that refuses.
    static func stops(_ bundle: Bundle) -> Bool {
        guard let status = bundle.refusal?.status, let unknown = bundle.outcome(of: .unknownPath) else { return false }
        return unknown.kind == .refused && unknown.status == status
    }

    /// Any Host is let through, as with ALLOWED_HOSTS = ['*'] or a proxy that writes its own: that it is allowed says
    /// nothing then.
    static func isUnchecked(_ bundle: Bundle) -> Bool {
        bundle.outcome(of: .foreignHost).map { $0.status != 400 } ?? false
    }

    private static func status(_ bundle: Bundle) -> Int? {
        if let asked = bundle.outcome(of: .hostOfOrigin) { return asked.status }
        guard let origin = bundle.upgrade.facts?.origin, case .answered(let plain)? = bundle.http.facts,
            HostAnalyser.hostOf(bundle.target.apiOrigin) == HostAnalyser.hostOf(origin)
        else { return nil }
        return plain.status
    }
}
