import RelayBytes

extension LoginFacts: SavedFact {
    var saved: JSONValue { ["outcome": outcome.saved, "status": status.saved, "username": username.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            outcome: try saved.fact("outcome"), status: try saved.fact("status"), username: try saved.text("username"))
    }
}

extension LoginFacts.Outcome: SavedFact {
    var saved: JSONValue {
        switch self {
        case .accepted: .kind("accepted")
        case .refused(let detail): .kind("refused", ["detail": detail.saved])
        case .csrf(let detail): .kind("csrf", ["detail": detail.saved])
        case .throttled(let retryAfter): .kind("throttled", ["retry_after": retryAfter.saved])
        case .redirected(let location): .kind("redirected", ["location": location.saved])
        case .notFound: .kind("not-found")
        case .serverError: .kind("server-error")
        case .unexpected(let text): .kind("unexpected", ["text": text.saved])
        case .failed(let failure): .kind("failed", ["failure": failure.saved])
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "accepted": self = .accepted
        case "refused": self = .refused(detail: try saved.optionalText("detail"))
        case "csrf": self = .csrf(detail: try saved.optionalText("detail"))
        case "throttled": self = .throttled(retryAfter: try saved.optionalText("retry_after"))
        case "redirected": self = .redirected(location: try saved.optionalText("location"))
        case "not-found": self = .notFound
        case "server-error": self = .serverError
        case "unexpected": self = .unexpected(try saved.text("text"))
        case "failed": self = .failed(try saved.fact("failure"))
        default: throw saved.unknownKind
        }
    }
}
