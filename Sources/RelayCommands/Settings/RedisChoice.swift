import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayRESP

/// The Redis to look at, or why there is none (PRODUCT: redis).
struct RedisChoice {
    var plan: RedisPlan?
    /// Why a Redis of the settings is not looked at.
    var absence: String?

    init(_ settings: Settings, _ target: ResolvedTarget) throws(CommandFailure) {
        guard let setting = settings[.redis] else { return }
        let isRequired = setting.source.isArgument
        let url: RedisURL
        do throws(RedisURLFault) { url = try RedisURL(parsing: setting.value) } catch {
            throw .usage("\(setting.source.brief) \(RedisURL.masked(setting.value)): \(error)")
        }
        if !isRequired, url.isLocal, !target.url.isLoopback {
            absence = "\(url) is the server's localhost, not yours (\(setting.source.brief))"
            return
        }
        var plan = RedisPlan(url: url, source: setting.source.brief, isRequired: isRequired)
        plan.prefix = settings.text(.redisPrefix)
        plan.group = settings.text(.redisGroup)
        self.plan = plan
    }
}

extension RedisURL {
    /// Whether each machine means itself by it.
    fileprivate var isLocal: Bool {
        switch endpoint {
        case .unix: return true
        case .tcp(let host, _, _):
            let text = host.contains(":") ? "[\(host)]" : host
            do throws(URLFault) { return try URLHost.parse(Array(text.utf8)).isLoopback } catch { return false }
        }
    }
}
