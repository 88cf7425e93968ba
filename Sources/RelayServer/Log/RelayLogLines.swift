import RelayBytes

/// Writes log events as Daphne at `-v 1` or Django's runserver does. Nothing that came from a peer goes in unescaped,
/// and no query ever.
package struct RelayLogLines: Equatable, Sendable {
    package let format: RelayLogFormat

    package init(format: RelayLogFormat) { self.format = format }

    /// The lines of one event about `client` (`127.0.0.1:60692`); none where the format hides it.
    package func lines(_ event: RelayLogEvent, client: String = "", at time: UnixTime) -> [String] {
        switch event {
        case .listening(let address, let port): return listening(address, port, time)
        case .connecting(let path): return socket("CONNECTING", "HANDSHAKING", path, client, time)
        case .connected(let path): return socket("CONNECT", "CONNECT", path, client, time)
        case .rejected(let path): return socket("REJECT", "REJECT", path, client, time)
        case .disconnected(let path): return socket("DISCONNECT", "DISCONNECT", path, client, time)
        case .access(let method, let path, let status, let size, let took):
            return [access(method, path, status, size, took, client, time)]
        case .authSuccess(let user, let id):
            return logged(.info, "✅ WebSocket auth success: \(safe(user)) (ID: \(id))", time)
        case .authFailed(let reason): return logged(.warning, "⚠️ WebSocket auth failed: \(safe(reason))", time)
        case .noToken: return logged(.warning, "⚠️ WebSocket connection attempted without token", time)
        case .authError(let text): return logged(.error, "❌ WebSocket auth error: \(safe(text))", time)
        case .joined(let user, let room): return logged(.info, "User \(safe(user)) connected to \(safe(room))", time)
        case .left(let user, let room, let code):
            let shown = code.map(String.init) ?? "None"
            return logged(.info, "User \(safe(user)) disconnected from \(safe(room)) (code: \(shown))", time)
        case .exception(let text, let raised):
            return logged(.error, "Exception inside application: \(safe(text))", time)
                + traceback("\(raised): \(safe(text))")
        case .failure(let path, let text, let raised):
            return logged(.error, "Internal Server Error: \(safe(path))", time)
                + traceback("\(raised): \(safe(text))")
        case .complaint(let status, let path):
            let level = status >= 500 ? Level.error : .warning
            return logged(level, "\(Self.complaints[status] ?? "Bad Request"): \(safe(path))", time)
        case .hostRefused(let text):
            return logged(.error, safe(text), time) + traceback("django.core.exceptions.DisallowedHost: \(safe(text))")
        case .killed(let instances): return logged(.info, "Killed \(instances) pending application instances", time)
        case .handshake(let path, let origin, let offered, let verdict):
            return [
                "relay: \(client) \(safe(path)) origin \(safe(origin ?? "none")), offered \(safe(offered)), "
                    + "answer \(safe(verdict))"
            ]
        case .ours(let text): return logged(.warning, "relay: \(safe(text))", time)
        }
    }

    private enum Level: String { case info = "INFO", warning = "WARNING", error = "ERROR" }

    /// Django's words for the statuses that it complains about.
    private static let complaints = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        415: "Unsupported Media Type", 500: "Internal Server Error",
    ]

    /// runserver without LOGGING shows bare warnings and hides what is below them.
    private func logged(_ level: Level, _ text: String, _ time: UnixTime) -> [String] {
        switch format {
        case .runserver: return level == .info ? [] : [text]
        case .daphne:
            let name = level.rawValue + String(repeating: " ", count: 8 - level.rawValue.count)
            return ["\(LogTime.logger(time)) \(name) \(text)"]
        }
    }

    private func socket(
        _ daphne: String, _ runserver: String, _ path: String, _ client: String, _ time: UnixTime
    ) -> [String] {
        switch format {
        case .daphne: ["\(client) - - [\(LogTime.access(time))] \"WS\(daphne) \(safe(path))\" - -"]
        case .runserver: ["WebSocket \(runserver) \(safe(path)) [\(client)]"]
        }
    }

    private func access(
        _ method: String, _ path: String, _ status: Int, _ size: Int, _ took: Duration, _ client: String,
        _ time: UnixTime
    ) -> String {
        switch format {
        case .daphne:
            "\(client) - - [\(LogTime.access(time))] \"\(safe(method)) \(safe(path))\" \(status) "
                + (size == 0 ? "-" : "\(size)")
        case .runserver: "HTTP \(safe(method)) \(safe(path)) \(status) [\(LogTime.hundredths(took)), \(client)]"
        }
    }

    private func listening(_ address: String, _ port: UInt16, _ time: UnixTime) -> [String] {
        switch format {
        case .daphne:
            let shown = address.contains(":") ? "[\(address)]" : address
            let endpoint = "tcp:port=\(port):interface=\(address.split(separator: ":").joined(separator: "\\:"))"
            return [
                "Starting server at \(endpoint)",
                "HTTP/2 support not enabled (install the http2 and tls Twisted extras)",
                "Configuring endpoint \(endpoint)", "Listening on TCP address \(shown):\(port)",
            ].flatMap { logged(.info, $0, time) }
        case .runserver:
            return [
                "Starting ASGI/Daphne version 4.2.3 development server at http://\(address):\(port)/",
                "Quit the server with CONTROL-C.",
            ]
        }
    }

    private func traceback(_ last: String) -> [String] { ["Traceback (most recent call last):", last] }

    private func safe(_ text: String) -> String { Printable.escape(text) }
}
