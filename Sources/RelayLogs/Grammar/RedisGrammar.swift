/// The texts of redis-py and channels_redis, wherever they stand.
enum RedisGrammar {
    static func read(_ text: LogText, _ level: LogLevel) -> LineKind? {
        if text[0] &- 0x30 < 10, text.contains(" channels over capacity in group ") { return .overCapacity }
        if text.hasPrefix("Unexpected exception in receive task") { return .fault }
        return nil
    }
}
