import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet

// redis: can the channel layer's Redis serve, and is it the one that the server uses.
extension Collector {
    private static let patience = Duration.seconds(6)
    /// Each connection of an earlier stage that leaves late hides one.
    private static let mostJoins = 4

    /// Looks at the Redis; `delivery` joins the room once more while it watches, if a session is open.
    mutating func collectRedis(joining delivery: TokenDelivery?) {
        guard !isLeftOut(.redis) else { return }
        guard let redis = plan.redis else {
            bundle.redis = .notRun(plan.redisAbsence.map(NotRun.missing) ?? .notApplicable)
            return
        }
        guard !isDone else { return }
        purpose = StageName.redis.rawValue
        let began = MonotonicClock.now()
        let facts = look(redis, joining: delivery)
        if facts.inspection.failure == .interrupted { interrupted() }
        bundle.redis = .ran(facts, StageSpan(began: began, ended: MonotonicClock.now()))
    }

    private mutating func look(_ redis: RedisPlan, joining delivery: TokenDelivery?) -> RedisStageFacts {
        var options = RedisOptions()
        options.interrupts = interrupts
        options.connectTimeout = plan.connection.connectTimeout
        options.tls.caFile = plan.connection.tls.caFile
        options.tls.verify = !plan.connection.tls.isUnverified
        let client = RedisClient(url: redis.url, options: options)
        let end = min(MonotonicClock.now() + Self.patience, deadline)
        guard let delivery, plan.room != nil else {
            return RedisStageFacts(inspection: client.inspect(until: end), members: nil, source: redis.source)
        }
        let key = plan.groupKey(redis)
        let inspection = client.inspect(sortedSet: key, until: end)
        let members = inspection.failure == nil ? join(delivery, key, client, before: inspection.members) : nil
        return RedisStageFacts(inspection: inspection, members: members, source: redis.source)
    }

    /// Counts the members before and after a join. A connection of an earlier stage that leaves meanwhile hides it, so
    /// the next join is made beside this one; what is held up to the end cannot leave.
    private mutating func join(
        _ delivery: TokenDelivery, _ key: String, _ client: RedisClient, before: Int64?, tries: Int = mostJoins
    ) -> RedisStageFacts.Members? {
        let usual = bundle.upgrade.facts?.elapsed ?? .zero
        guard tries > 0, deadline - MonotonicClock.now() > usual * 2 else { return nil }
        var opening = connect(delivery)
        guard var socket = opening.takeSocket() else { return nil }
        let end = min(MonotonicClock.now() + Self.patience, deadline)
        let after = client.count(sortedSet: key, until: end).members
        var members = RedisStageFacts.Members(key: key, before: before, after: after)
        if members.rose == false {
            members = join(delivery, key, client, before: after, tries: tries - 1) ?? members
        }
        socket.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
        return members
    }
}
