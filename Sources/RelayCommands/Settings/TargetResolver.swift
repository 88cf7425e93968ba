import RelayBytes
import RelayDiagnosis

/// A target as it was found: an address for the socket, and what it is called.
package struct ResolvedTarget: Equatable, Sendable {
    /// `ws` or `wss`, with path and query.
    package var url: AbsoluteURL
    /// The API, where it is at another host or port than the socket.
    package private(set) var api: AbsoluteURL?
    /// The room in the path, when the path was made from it.
    package var room: String?
    /// How suggested commands name it.
    package var name: String
    package var isDemo = false

    /// The origin of the HTTP API.
    package var apiOrigin: String { (api ?? url.with(scheme: url.scheme.plainHTTP)).origin }

    /// Notes where the API is, if it is not beside the socket.
    mutating func setAPI(_ given: AbsoluteURL) {
        let plain = given.with(scheme: given.scheme.plainHTTP)
        api = plain.origin == url.with(scheme: url.scheme.plainHTTP).origin ? nil : plain
    }
}

/// Makes the target of an address (PRODUCT: target).
struct TargetResolver {
    static let demo = "demo"

    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    /// The target that an address means. `{room}` in it stands for the room.
    func address(_ template: String) throws(CommandFailure) -> ResolvedTarget {
        let room = settings.text(.room)
        let hasRoom = template.place(of: "{room}") != nil
        if hasRoom { try check(room) }
        let url = try operatorsURL(Self.fill(template, room: room))
        guard url.userinfo == nil else {
            throw .usage("the address holds a user name or password: use --username and --password-file")
        }
        switch url.scheme {
        case .http, .https, .ws, .wss: break
        case .socks5, .socks5h: throw .usage("a target is http, https, ws or wss, not \(url.scheme.rawValue)")
        }
        let hasPath = url.scheme.isWebSocket ? !url.path.isEmpty : !url.path.isEmpty && url.path != "/"
        let socket = url.with(scheme: url.scheme.webSocket)
        if hasPath {
            guard hasRoom || settings[.room]?.source.isArgument != true else {
                throw .usage("--room and a path in the address exclude each other")
            }
            return ResolvedTarget(url: socket, room: hasRoom ? room : nil, name: url.description)
        }
        try check(room)
        do throws(URLFault) {
            let path = Self.fill(settings.text(.wsPath), room: room)
            return ResolvedTarget(url: try socket.with(path: path, query: url.query), room: room, name: url.description)
        } catch {
            throw .usage("--room \(room.quoted): \(error)")
        }
    }

    private func check(_ room: String) throws(CommandFailure) {
        guard !room.isEmpty, !room.utf8.contains(where: ASCII.isControl) else {
            throw .usage("--room \(room.quoted) is not a room")
        }
    }

    private func operatorsURL(_ text: String) throws(CommandFailure) -> AbsoluteURL {
        do throws(URLFault) { return try Self.parse(text) } catch {
            throw .usage("the target is not an address: \(error)")
        }
    }

    /// A word without dot, colon and slash is a profile; `localhost` is a host.
    static func isProfile(_ word: String) -> Bool {
        word != "localhost" && !word.contains(where: { $0 == "." || $0 == ":" || $0 == "/" })
    }

    /// The address in a text; a bare host is reached by TLS anywhere but on this machine.
    static func parse(_ text: String) throws(URLFault) -> AbsoluteURL {
        if text.place(of: "://") != nil { return try AbsoluteURL.parse(text) }
        let plain = try AbsoluteURL.parse("http://" + text)
        return plain.isLoopback ? plain : plain.with(scheme: .https)
    }

    /// The template with the room in place of `{room}`, as a path segment.
    static func fill(_ template: String, room: String) -> String {
        guard let mark = template.place(of: "{room}") else { return template }
        let segment = room.utf8.map { byte -> String in
            let isPlain = ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + Hex.encode([byte]).uppercased()
        }
        return template[..<mark.lowerBound] + segment.joined() + template[mark.upperBound...]
    }
}
