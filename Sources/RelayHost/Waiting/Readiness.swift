/// What a descriptor is ready for, or what is waited for.
package struct Readiness: OptionSet, Equatable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Bytes, a connection or the peer's end can be read.
    package static let readable = Readiness(rawValue: 1)
    package static let writable = Readiness(rawValue: 2)
    /// Both directions are over; always reported.
    package static let hangup = Readiness(rawValue: 4)
    /// The descriptor holds an error; always reported.
    package static let error = Readiness(rawValue: 8)
}
