/// The rungs of the ladder, in the order in which they are climbed.
package enum StageName: String, CaseIterable, Hashable, Sendable, Comparable {
    case dns, tcp, proxy, tls, http, login, token, me, upgrade, session, echo, broadcast, redis

    package static func < (left: StageName, right: StageName) -> Bool { left.order < right.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
