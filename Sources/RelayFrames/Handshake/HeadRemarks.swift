/// Peculiarities of a head that can be read all the same.
package struct HeadRemarks: OptionSet, Equatable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A line ended with LF alone (RFC 9112 section 2.2).
    package static let bareLineFeed = HeadRemarks(rawValue: 1)
    /// A value went on in the next line (RFC 9112 section 5.2).
    package static let foldedLine = HeadRemarks(rawValue: 2)
}
