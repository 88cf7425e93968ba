import RelayBytes
import RelayEvidence
import RelayHost
import RelayNet

// redis: can the channel layer's Redis serve, and is it the one that the server uses.
extension Collector {
    private static let patience = Duration.seconds(6)

    /// Looks at the Redis; `delivery` joins the room once more while it watches, if a session is open.
    mutating func collectRedis(joining delivery: TokenDelivery?) {
        guard !isLeftOut(.redis) else { return }
        guard let redis = plan.redis else {
            bundle.redis = .notRun(plan.redisAbsence.map(NotRun.missing) ?? .notApplicable)
            return
        }
        guard !isDone else { return }
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
        var members: RedisStageFacts.Members?
        var before = inspection.members
        let usual = bundle.upgrade.facts?.elapsed ?? .zero
        // A connection of broadcast that leaves meanwhile would hide the join, so it is looked for again.
        for _ in 0..<3
        where inspection.failure == nil && members?.rose != true && deadline - MonotonicClock.now() > usual * 2 {
            var opening = connect(delivery)
            guard var socket = opening.takeSocket() else { break }
            members = .init(key: key, before: before, after: client.count(sortedSet: key, until: end).members)
            socket.close(until: min(MonotonicClock.now() + plan.closeTimeout, deadline), interrupts)
            if members?.rose == false { before = client.count(sortedSet: key, until: end).members }
        }
        return RedisStageFacts(inspection: inspection, members: members, source: redis.source)
    }
}
