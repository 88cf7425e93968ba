import RelayBytes
import RelayFrames

/// An HTTP answer as a value, in the shape that Django behind Daphne gives it: no Date, `Server: daphne` last.
struct HTTPReply: Equatable, Sendable {
    var status: Int
    var reason: String
    var fields: [HeaderField] = []
    var body: [UInt8] = []
    var server = "daphne"

    /// The bytes on the wire. A HEAD request gets the head alone; `closing` says so to the client.
    func bytes(head: Bool = false, closing: Bool = false) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(reason)\r\n"
        if closing { text += "Connection: close\r\n" }
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        text += "Server: \(server)\r\n\r\n"
        return Array(text.utf8) + (head ? [] : body)
    }

    mutating func add(_ name: String, _ value: String) { fields.append(HeaderField(name, value)) }
}

extension HTTPReply {
    /// An answer of Django REST framework.
    static func api(_ status: Int, _ value: JSONValue, allow: String) -> HTTPReply {
        let body = Array(JSONWriter.write(value).utf8)
        var reply = HTTPReply(status: status, reason: reason(of: status), body: body)
        reply.add("Content-Type", "application/json")
        if status == 401 { reply.add("WWW-Authenticate", "Bearer realm=\"api\"") }
        reply.add("Vary", "Accept")
        reply.add("Allow", allow)
        reply.addDjangoFields()
        return reply
    }

    /// One of Django's error pages.
    static func page(_ status: Int, _ body: [UInt8]) -> HTTPReply {
        var reply = HTTPReply(status: status, reason: reason(of: status), body: body)
        reply.add("Content-Type", "text/html; charset=utf-8")
        reply.addDjangoFields()
        return reply
    }

    /// APPEND_SLASH: where the request should have gone.
    static func redirect(to location: String) -> HTTPReply {
        var reply = HTTPReply(status: 301, reason: reason(of: 301))
        reply.add("Content-Type", "text/html; charset=utf-8")
        reply.add("Location", location)
        reply.addDjangoFields()
        return reply
    }

    /// What nginx says when Daphne cannot be reached.
    static func badGateway(at time: UnixTime) -> [UInt8] {
        let page = ErrorPage.badGateway
        let head =
            "HTTP/1.1 502 Bad Gateway\r\nServer: nginx/1.22.1\r\nDate: \(LogTime.httpDate(time))\r\n"
            + "Content-Type: text/html\r\nContent-Length: \(page.count)\r\nConnection: keep-alive\r\n\r\n"
        return Array(head.utf8) + page
    }

    private mutating func addDjangoFields() {
        add("X-Frame-Options", "DENY")
        add("Content-Length", String(body.count))
        add("X-Content-Type-Options", "nosniff")
        add("Referrer-Policy", "same-origin")
        add("Cross-Origin-Opener-Policy", "same-origin")
    }

    /// The phrases of Python's http.client.
    static func reason(of status: Int) -> String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 415: "Unsupported Media Type"
        case 500: "Internal Server Error"
        default: "Unknown Status"
        }
    }
}
