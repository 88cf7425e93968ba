import RelayBytes

extension StageName: SavedFact {}

extension Bundle: SavedFact {
    var saved: JSONValue { .object(members) }

    var members: JSONObject {
        [
            "started_at": startedAt.saved, "began_ms": began.saved, "ended_ms": ended.saved, "target": target.saved,
            "required": required.sorted().saved, "terms": terms.saved, "stages": stages,
            "experiments": experiments.saved,
            "interrupted_by": interruptedBy.saved, "ran_out_of_time": ranOutOfTime.saved,
        ]
    }

    private var stages: JSONValue {
        [
            "dns": resolution.saved, "tcp": connect.saved, "proxy": proxy.saved, "tls": tls.saved, "http": http.saved,
            "login": login.saved, "token": token.saved, "me": me.saved, "upgrade": upgrade.saved,
            "session": session.saved, "echo": echo.saved, "broadcast": broadcast.saved, "redis": redis.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            target: try saved.fact("target"), startedAt: try saved.fact("started_at"),
            began: try saved.fact("began_ms"), required: Set(try saved.fact("required") as [StageName]))
        ended = try saved.fact("ended_ms")
        terms = try saved.fact("terms", or: Terms())
        try read(stages: saved.member("stages"))
        experiments = try saved.fact("experiments")
        interruptedBy = try saved.fact("interrupted_by")
        ranOutOfTime = try saved.fact("ran_out_of_time")
    }

    private mutating func read(stages: SavedValue) throws(BundleFault) {
        resolution = try stages.fact("dns")
        connect = try stages.fact("tcp")
        proxy = try stages.fact("proxy")
        tls = try stages.fact("tls")
        http = try stages.fact("http")
        login = try stages.fact("login")
        token = try stages.fact("token")
        me = try stages.fact("me")
        upgrade = try stages.fact("upgrade")
        session = try stages.fact("session")
        echo = try stages.fact("echo")
        broadcast = try stages.fact("broadcast")
        redis = try stages.fact("redis")
    }
}
