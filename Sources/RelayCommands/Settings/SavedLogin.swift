import RelayBytes

/// The tokens of one login, kept between runs.
package struct SavedLogin: Equatable {
    /// The origin of the API that gave them.
    package let origin: String
    package let username: String
    package var access: Secret
    package var refresh: Secret?

    package init(origin: String, username: String, access: Secret, refresh: Secret?) {
        self.origin = origin
        self.username = username
        self.access = access
        self.refresh = refresh
    }
}

/// All saved logins, the latest last, as a value and as the text of their file.
package struct SavedLogins: Equatable {
    static let schema = "relayctl.tokens/1"

    package private(set) var logins: [SavedLogin] = []

    package init() {}

    /// Reads the file's text; nil when it is not one of ours.
    package init?(_ bytes: [UInt8]) {
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

    /// The text of the file; the one place where saved tokens are written out.
    package var text: String {
        let entries = logins.map { login -> JSONValue in
            [
                "origin": .string(login.origin), "username": .string(login.username),
                "access": .string(login.access.revealText()), "refresh": JSONValue(login.refresh?.revealText()),
            ]
        }
        return JSONWriter.write(["schema": .string(Self.schema), "logins": .array(entries)], .indented) + "\n"
    }

    /// The login of that user, or the latest one of the origin when no user is named.
    package func login(origin: String, username: String?) -> SavedLogin? {
        logins.last { $0.origin == origin && (username == nil || $0.username == username) }
    }

    /// Adds the login in place of an older one of the same origin and user.
    package mutating func keep(_ login: SavedLogin) {
        forget(origin: login.origin, username: login.username)
        logins.append(login)
    }

    /// Answers the users whose logins were dropped.
    @discardableResult
    package mutating func forget(origin: String, username: String?) -> [String] {
        let dropped = logins.filter { $0.origin == origin && (username == nil || $0.username == username) }
        logins.removeAll { dropped.contains($0) }
        return dropped.map(\.username)
    }
}
