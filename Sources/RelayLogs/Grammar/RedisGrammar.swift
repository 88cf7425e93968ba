/// Two sentences of channels_redis; what redis-py raises is told by `LogCause`.
enum RedisGrammar {
    static func read(_ text: LogText) -> LineKind? {
        if text[0] &- 0x30 < 10, text.contains(" channels over capacity in group ") { return .overCapacity }
        if text.hasPrefix("Unexpected exception in receive task") { return .fault }
        return nil
    }
}
