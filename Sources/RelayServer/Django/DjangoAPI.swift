import RelayBytes
import RelayJWT

/// The three views of the HTTP side, answered as Django REST framework and simplejwt answer.
struct DjangoAPI: Sendable {
    /// An answer and what Django logs about it.
    struct Answer: Equatable, Sendable {
        var reply: HTTPReply
        var events: [RelayLogEvent] = []
    }

    let hosts: AllowedHosts
    let gate: TokenGate
    let issuer: TokenIssuer
    /// The fault `origin`: login answers whatever the Host, as if it had come through the name that is allowed.
    let loginIgnoresHost: Bool

    static let loginPath = "/api/auth/login/"
    static let refreshPath = "/api/auth/token/refresh/"
    static let mePath = "/api/auth/me/"

    func answer(
        _ request: ReceivedRequest, at now: UnixTime, using random: inout some RandomNumberGenerator
    ) -> Answer {
        let path = request.path
        var answer = routed(request, path, now, &random)
        if let origin = request.field("origin"), hosts.allows(origin: origin) { Cors.allow(origin, in: &answer.reply) }
        let status = answer.reply.status
        if status >= 400, answer.events.isEmpty { answer.events = [.complaint(status: status, path: path)] }
        return answer
    }

    private func routed(
        _ request: ReceivedRequest, _ path: String, _ now: UnixTime, _ random: inout some RandomNumberGenerator
    ) -> Answer {
        if !(loginIgnoresHost && path == Self.loginPath),
            let complaint = hosts.judge(host: request.field("host")).complaint
        {
            return Answer(reply: .page(400, ErrorPage.badRequest), events: [.hostRefused(complaint)])
        }
        if let preflight = Cors.preflight(request) { return Answer(reply: preflight) }
        switch path {
        case Self.loginPath: return posted(request) { login($0, now, &random) }
        case Self.refreshPath: return posted(request) { refresh($0, now, &random) }
        case Self.mePath: return me(request, now)
        case _ where [Self.loginPath, Self.refreshPath, Self.mePath].contains(path + "/"):
            return Answer(reply: .redirect(to: path + "/" + (request.query.map { "?" + $0 } ?? "")))
        default: return Answer(reply: .page(404, ErrorPage.notFound))
        }
    }

    func api(_ status: Int, _ value: JSONValue, _ allow: String) -> Answer {
        Answer(reply: .api(status, value, allow: allow))
    }

    func notAllowed(_ request: ReceivedRequest, _ allow: String) -> Answer {
        api(405, ["detail": .string("Method \"\(request.method)\" not allowed.")], allow)
    }

    func failed(_ path: String, _ text: String, _ raised: String) -> Answer {
        Answer(
            reply: .page(500, ErrorPage.serverError),
            events: [.failure(path: path, text: text, raised: raised)])
    }

    /// An exception that simplejwt does not catch.
    func failed(_ path: String, _ message: ServerMessage) -> Answer {
        failed(path, message.cause ?? message.text, String(message.text.split(separator: " ").last ?? "Exception"))
    }
}
