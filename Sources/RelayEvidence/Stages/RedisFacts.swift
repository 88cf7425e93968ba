package struct RedisFacts: Hashable, Sendable { package var trouble: String? }
