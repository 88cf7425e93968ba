import RelayFrames

/// django-cors-headers, so that a front end on another port can log in: what is allowed as Origin is allowed here.
enum Cors {
    /// The answer to a preflight request, which no view sees.
    static func preflight(_ request: ReceivedRequest) -> HTTPReply? {
        guard request.method == "OPTIONS", request.field("access-control-request-method") != nil else { return nil }
        var reply = HTTPReply(status: 200, reason: "OK")
        reply.add("Content-Length", "0")
        return reply
    }

    static func allow(_ origin: String, in reply: inout HTTPReply) {
        reply.add("vary", "origin")
        reply.add("access-control-allow-origin", origin)
        guard reply.fields.first?.name == "Content-Length" else { return }
        reply.add(
            "access-control-allow-headers",
            "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with")
        reply.add("access-control-allow-methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT")
        reply.add("access-control-max-age", "86400")
    }
}
