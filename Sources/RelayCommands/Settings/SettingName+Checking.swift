import RelayBytes
import RelayRESP

extension String {
    /// A text that is no address, as an error message quotes it: what may be a password is left out.
    var quotedAddress: String { contains("@") ? String(("***@" + (split(separator: "@").last ?? ""))).quoted : quoted }
}

extension SettingName {
    /// What is wrong with a value, to be read after the setting's name; nil when nothing is.
    package func problem(in value: String) -> String? {
        if value.isEmpty { return "is empty" }
        let isControl: (UInt8) -> Bool = { ASCII.isControl($0) && !(self == .message && ($0 == 0x09 || $0 == 0x0a)) }
        if value.utf8.contains(where: isControl) { return "has a control character" }
        switch self {
        case .api: return Self.apiProblem(value)
        case .ws: return Self.socketProblem(value)
        case .origin:
            return OriginChoice.problem(in: value)
        case .redis: return Self.redisProblem(value)
        case .loginPath, .refreshPath, .mePath, .wsPath:
            return value.hasPrefix("/") ? nil : "\(value.quoted) is no path: it begins with /"
        case .message:
            return value.place(of: "{text}") == nil ? "has no {text} in it" : nil
        case .authMode:
            let words = AuthMode.allCases.map(\.rawValue)
            return words.contains(value) ? nil : "is subprotocol, query, header or none, not \(value.quoted)"
        case .authScheme: return value.isHTTPToken ? nil : "\(value.quoted) is not a token (RFC 9110)"
        case .username:
            return value.contains(":") ? CredentialsChoice.nameAlone : nil
        case .room, .ca, .redisPrefix, .redisGroup, .tokenField: return nil
        }
    }

    private static func apiProblem(_ value: String) -> String? {
        do throws(URLFault) {
            let url = try TargetResolver.parse(value)
            if url.userinfo != nil { return "holds a user name or password" }
            switch url.scheme {
            case .http, .https, .ws, .wss: break
            case .socks5, .socks5h: return "is http or https, not \(url.scheme.rawValue)"
            }
            if !url.path.isEmpty && url.path != "/" || url.query != nil {
                return "is scheme://host[:port] alone; paths are in ws, ws_path and login_path"
            }
            return nil
        } catch {
            return "\(value.quotedAddress) is no address: \(error)"
        }
    }

    private static func socketProblem(_ value: String) -> String? {
        do throws(URLFault) {
            let url = try TargetResolver.parse(TargetResolver.fill(value, room: "room"))
            if url.userinfo != nil { return "holds a user name or password" }
            switch url.scheme {
            case .http, .https, .ws, .wss: return nil
            case .socks5, .socks5h: return "is ws or wss, not \(url.scheme.rawValue)"
            }
        } catch {
            return "\(value.quotedAddress) is no address: \(error)"
        }
    }

    private static func redisProblem(_ value: String) -> String? {
        do throws(RedisURLFault) {
            _ = try RedisURL(parsing: value)
            return nil
        } catch {
            return "\(RedisURL.masked(value)): \(error)"
        }
    }
}
