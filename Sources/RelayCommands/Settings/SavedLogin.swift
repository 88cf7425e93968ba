import RelayBytes

/// The tokens of one login, kept between runs.
struct SavedLogin: Hashable {
    /// The origin of the API that gave them.
    let origin: String
    let username: String
    var access: Secret
    var refresh: Secret?
}

/// All saved logins, the latest last, as a value and as the text of their file.
struct SavedLogins: Hashable {
    static let schema = "relayctl.tokens/1"

    private(set) var logins: [SavedLogin] = []

    init() {}

    /// Reads the file's text; nil when it is not one of ours.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONReader.read(bytes), value["schema"]?.string == Self.schema,
            let entries = value["logins"]?.array
        else { return nil }
        for entry in entries {
            guard let origin = entry["origin"]?.string, let username = entry["username"]?.string,
                let access = entry["access"]?.string
            else { return nil }
            let refresh = entry["refresh"]?.string.map { Secret($0) }
            logins.append(SavedLogin(origin: origin, username: username, access: Secret(access), refresh: refresh))
        }
    }

    var text: String {
        let entries = logins.map { login -> JSONValue in
            [
                "origin": .string(login.origin), "username": .string(login.username),
                "access": .string(login.access.revealText()), "refresh": JSONValue(login.refresh?.revealText()),
            ]
        }
        return JSONWriter.write(["schema": .string(Self.schema), "logins": .array(entries)], .indented) + "\n"
    }

    /// The login of that user, or the latest one of the origin when no user is named.
    func login(origin: String, username: String?) -> SavedLogin? {
        logins.last { $0.origin == origin && (username == nil || $0.username == username) }
    }

    mutating func keep(_ login: SavedLogin) {
        forget(origin: login.origin, username: login.username)
        logins.append(login)
    }

    /// Answers the users whose logins were dropped.
    @discardableResult
    mutating func forget(origin: String, username: String?) -> [String] {
        let dropped = logins.filter { $0.origin == origin && (username == nil || $0.username == username) }
        logins.removeAll { dropped.contains($0) }
        return dropped.map(\.username)
    }
}
