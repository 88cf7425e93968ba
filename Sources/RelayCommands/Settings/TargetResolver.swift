import RelayBytes
import RelayDiagnosis

/// A target as it was found: an address for the socket, and what it is called.
package struct ResolvedTarget: Hashable {
    /// `ws` or `wss`, with path and query.
    package var url: AbsoluteURL
    /// The room in the path, when the path was made from it.
    package var room: String?
    /// How suggested commands name it.
    package var name: String
    /// Whether it is the relay that runs in this process.
    package var isDemo = false
}

/// Finds the target in words, options and variables (PRODUCT: target).
package struct TargetResolver {
    static let defaultRoom = "test-room"
    static let socketPath = "/ws/chat/{room}/"
    static let demo = "demo"

    let options: TargetOptions
    let environment: Environment

    package init(options: TargetOptions, environment: Environment) {
        self.options = options
        self.environment = environment
    }

    /// What was pointed at: the word for `demo` and other profiles, else an address.
    package func resolve() throws(CommandFailure) -> ResolvedTarget {
        let word = try chosenWord()
        if Self.isProfile(word) {
            guard word == Self.demo else {
                throw CommandFailure(
                    .configuration,
                    "unknown profile \(word.quoted); there is: \(Self.demo) (a host is written with a dot or a port)")
            }
            // The relay's address is known once it runs.
            let placeholder = try address("http://127.0.0.1/")
            return ResolvedTarget(url: placeholder.url, room: placeholder.room, name: Self.demo, isDemo: true)
        }
        return try address(word)
    }

    /// The target that an address written by the operator means.
    func address(_ text: String) throws(CommandFailure) -> ResolvedTarget {
        let url = try Self.parse(text)
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
            guard options.room == nil else { throw .usage("--room and a path in the address exclude each other") }
            return ResolvedTarget(url: socket, room: nil, name: url.description)
        }
        let room = options.room ?? environment.variable("RELAYCTL_ROOM") ?? Self.defaultRoom
        guard !room.isEmpty, !room.utf8.contains(where: ASCII.isControl) else {
            throw .usage("--room \(room.quoted) is not a room")
        }
        do throws(URLFault) {
            let path = Self.socketPath.message(room: room)
            return ResolvedTarget(url: try socket.with(path: path, query: url.query), room: room, name: url.description)
        } catch {
            throw .usage("--room \(room.quoted): \(error)")
        }
    }

    private func chosenWord() throws(CommandFailure) -> String {
        if let target = options.target {
            guard options.connect == nil else {
                throw .usage("the target is given twice: as a word and with --connect")
            }
            guard !target.isEmpty else { throw .usage("the target is empty") }
            return target
        }
        if let connect = options.connect {
            guard !connect.isEmpty else { throw .usage("--connect is empty") }
            return connect
        }
        if let word = options.profile ?? environment.variable("RELAYCTL_PROFILE") { return word }
        if let url = environment.variable("RELAYCTL_URL") { return url }
        throw .usage("no target: give a URL, or '\(Self.demo)' for a relay of its own")
    }

    /// A word without dot, colon and slash is a profile; `localhost` is a host.
    static func isProfile(_ word: String) -> Bool {
        word != "localhost" && !word.contains(where: { $0 == "." || $0 == ":" || $0 == "/" })
    }

    private static func parse(_ text: String) throws(CommandFailure) -> AbsoluteURL {
        do throws(URLFault) {
            if text.contains("://") { return try AbsoluteURL.parse(text) }
            // A bare host: TLS anywhere but on this machine.
            let plain = try AbsoluteURL.parse("http://" + text)
            return plain.isLoopback ? plain : plain.with(scheme: .https)
        } catch {
            throw .usage("the target is not an address: \(error)")
        }
    }
}

extension String {
    /// The template with the room in place of `{room}`, as a path segment.
    fileprivate func message(room: String) -> String {
        guard let mark = firstRange(of: "{room}") else { return self }
        let segment = room.utf8.map { byte -> String in
            let isPlain = ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + Hex.encode([byte]).uppercased()
        }
        return self[..<mark.lowerBound] + segment.joined() + self[mark.upperBound...]
    }
}
