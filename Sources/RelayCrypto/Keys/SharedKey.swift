import Synchronization

/// A key that several threads may use, one after the other: OpenSSL's key objects are not values.
final class SharedKey: Sendable {
    private let key: Mutex<EVPKey>

    init(_ key: consuming sending EVPKey) { self.key = Mutex(key) }

    func withKey<Result: Sendable>(_ body: (borrowing EVPKey) -> Result) -> Result {
        key.withLock { body($0) }
    }
}
