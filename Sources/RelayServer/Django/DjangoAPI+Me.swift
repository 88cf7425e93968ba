import RelayBytes
import RelayJWT

extension DjangoAPI {
    private static let getAllowed = "GET, HEAD, OPTIONS"

    func me(_ request: ReceivedRequest, _ now: UnixTime) -> Answer {
        let words = (request.field("authorization") ?? "").split { $0 == " " || $0 == "\t" }
        guard words.first == "Bearer" else {
            return api(401, ["detail": "Authentication credentials were not provided."], Self.getAllowed)
        }
        guard words.count == 2 else {
            let text: JSONValue = "Authorization header must contain two space-delimited values"
            return api(401, ["detail": text, "code": "bad_authorization_header"], Self.getAllowed)
        }
        do throws(TokenRefusal) {
            let user = try gate.user(of: Secret(Array(words[1].utf8)), as: .access, at: now)
            guard ["GET", "HEAD"].contains(request.method) else { return notAllowed(request, Self.getAllowed) }
            return api(200, ["id": JSONValue(user.id), "username": .string(user.name)], Self.getAllowed)
        } catch {
            return meRefused(error)
        }
    }

    private func meRefused(_ refusal: TokenRefusal) -> Answer {
        switch refusal {
        case .userUnknown:
            return api(401, ["detail": "User not found", "code": "user_not_found"], Self.getAllowed)
        case .userInactive:
            return api(401, ["detail": "User is inactive", "code": "user_inactive"], Self.getAllowed)
        case .token(let message):
            guard let body = message.body(for: .access) else { return failed(Self.mePath, message) }
            return api(401, body, Self.getAllowed)
        }
    }
}
