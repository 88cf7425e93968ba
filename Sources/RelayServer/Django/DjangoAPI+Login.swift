import RelayBytes
import RelayCrypto
import RelayJWT

extension DjangoAPI {
    private static let postAllowed = "POST, OPTIONS"

    func posted(_ request: ReceivedRequest, _ view: (RequestBody) -> Answer) -> Answer {
        guard request.method == "POST" else { return notAllowed(request, Self.postAllowed) }
        do throws(BodyFault) {
            return view(try RequestBody(of: request))
        } catch {
            switch error {
            case .notJSON(let text):
                return api(400, ["detail": .string("JSON parse error - \(text)")], Self.postAllowed)
            case .unsupported(let type):
                return api(
                    415, ["detail": .string("Unsupported media type \"\(type)\" in request.")], Self.postAllowed)
            }
        }
    }

    func login(
        _ body: RequestBody, _ now: UnixTime, _ random: inout some RandomNumberGenerator
    ) -> Answer {
        switch fields(["username", "password"], in: body) {
        case .failure(let answer): return answer.answer
        case .success(let values):
            let user = gate.users.first { $0.name == values[0] }
            guard let user, user.isActive, user.password == Secret(values[1]) else {
                return api(401, ["detail": "No active account found with the given credentials"], Self.postAllowed)
            }
            do throws(SigningFault) {
                let refresh = try issuer.token(.refresh, for: user, at: now, using: &random)
                let access = try issuer.token(.access, for: user, at: now, using: &random)
                return api(200, ["refresh": .string(refresh), "access": .string(access)], Self.postAllowed)
            } catch {
                return failed(Self.loginPath, "\(error)", "InvalidKeyError")
            }
        }
    }

    func refresh(
        _ body: RequestBody, _ now: UnixTime, _ random: inout some RandomNumberGenerator
    ) -> Answer {
        switch fields(["refresh"], in: body) {
        case .failure(let answer): return answer.answer
        case .success(let values):
            let user: RelayUser
            do throws(TokenRefusal) {
                user = try gate.user(of: Secret(values[0]), as: .refresh, at: now)
            } catch {
                return refreshRefused(error)
            }
            do throws(SigningFault) {
                let access = try issuer.token(.access, for: user, at: now, using: &random)
                return api(200, ["access": .string(access)], Self.postAllowed)
            } catch {
                return failed(Self.refreshPath, "\(error)", "InvalidKeyError")
            }
        }
    }

    private func refreshRefused(_ refusal: TokenRefusal) -> Answer {
        switch refusal {
        case .userInactive:
            return api(401, ["detail": "No active account found for the given token."], Self.postAllowed)
        case .userUnknown:
            return failed(Self.refreshPath, "User matching query does not exist.", "User.DoesNotExist")
        case .token(let message):
            guard let body = message.body(for: .refresh) else { return failed(Self.refreshPath, message) }
            return api(401, body, Self.postAllowed)
        }
    }

    private struct Refused: Error { let answer: Answer }

    /// The text fields in order, or the 400 that names all that are wrong.
    private func fields(_ names: [String], in body: RequestBody) -> Result<[String], Refused> {
        guard case .object(let object) = body else {
            var type = ""
            if case .other(let name) = body { type = name }
            let text = "Invalid data. Expected a dictionary, but got \(type)."
            return .failure(Refused(answer: api(400, ["non_field_errors": [.string(text)]], Self.postAllowed)))
        }
        var values: [String] = []
        var faults = JSONObject()
        for name in names {
            switch TextField.read(name, in: object) {
            case .success(let value): values.append(value)
            case .failure(let fault): faults.append(name, [.string(fault.text)])
            }
        }
        if faults.members.isEmpty { return .success(values) }
        return .failure(Refused(answer: api(400, .object(faults), Self.postAllowed)))
    }
}
