import RelayBytes
import RelayEvidence

/// What the API's answers with and without the token say of the token.
enum APIVerdict: Equatable {
    /// It answers with the token, and refuses a stranger.
    case accepts
    /// It refuses the token, and a stranger in other words.
    case refuses(SimpleJWTAnswer?)
    /// It fails on the token: 5xx, and a stranger is answered in order.
    case fails(HTTPFacts)
    /// Nothing follows: it was not asked, has no such path, or answers everybody the same.
    case silent

    init(_ bundle: Bundle) {
        guard case .answered(let me)? = bundle.me.facts else {
            self = .silent
            return
        }
        var stranger: HTTPFacts?
        if case .answered(let facts)? = bundle.http.facts { stranger = facts }
        switch me.status {
        case 200...299: self = stranger.map { 200...299 ~= $0.status } == true ? .silent : .accepts
        case 401, 403: self = Self.isSame(me, stranger) ? .silent : .refuses(SimpleJWTAnswer(me))
        case 500: self = stranger.map { $0.status >= 500 } == true ? .silent : .fails(me)
        default: self = .silent
        }
    }

    /// A stranger is refused in the same words: the token did not arrive, or was not looked at.
    private static func isSame(_ me: HTTPFacts, _ stranger: HTTPFacts?) -> Bool {
        if SimpleJWTAnswer(me)?.text == "Authentication credentials were not provided." { return true }
        guard let stranger else { return false }
        guard me.status == stranger.status else { return false }
        let (left, right) = (SimpleJWTAnswer(me), SimpleJWTAnswer(stranger))
        return left == nil && right == nil ? me.body == stranger.body : left == right
    }
}
